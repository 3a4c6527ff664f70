// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.compare;

import io.lakeward.chaos.schema.ChaosTable;
import io.lakeward.chaos.schema.Reading;
import io.lakeward.demo.table.Table;
import java.util.ArrayList;
import java.util.List;

/** What a lake table must be, from the texts that MySQL shows. */
public record Expected(ChaosTable table) {

    /** @param texts the result of the table's select */
    public Table of(List<List<String>> texts) {
        List<Reading> readings = table.readings();
        List<List<Object>> rows = new ArrayList<>(texts.size());
        for (List<String> row : texts) {
            List<Object> values = new ArrayList<>(row.size());
            for (int i = 0; i < row.size(); i++) {
                values.add(row.get(i) == null ? null : readings.get(i).parse(row.get(i)));
            }
            rows.add(values);
        }
        return new Table(table.lakeColumns(), rows);
    }
}
