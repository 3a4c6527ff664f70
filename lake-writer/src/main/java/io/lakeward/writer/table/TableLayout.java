// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.schema.LakeSchema;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * What a lake table must be like to hold the rows of a source table.
 *
 * @param rows the rows' columns
 */
public record TableLayout(TableId target, TableSpec spec, Map<String, String> hudiOptions, Schema rows) {
    /** Of a table that the writer keeps for itself. */
    public static TableLayout ofOwn(TableSchema table) {
        return new TableLayout(
                table.table(),
                new TableSpec(table.key(), Optional.empty(), "", TableType.COW),
                Map.of(),
                LakeSchema.create(table));
    }
}
