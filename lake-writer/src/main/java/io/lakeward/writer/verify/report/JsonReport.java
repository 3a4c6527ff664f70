// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The report for programs: one object in one line. */
public final class JsonReport {
    private static final JsonMapper JSON = new JsonMapper();

    private JsonReport() {}

    public static String of(List<TableResult> results) {
        ObjectNode report = JSON.createObjectNode();
        report.put("equal", TextReport.isEqual(results));
        ArrayNode tables = report.putArray("tables");
        for (TableResult result : results) {
            ObjectNode table = tables.addObject();
            table.put("table", result.table());
            result.sources().forEach(table.putArray("sources")::add);
            table.put("verdict", result.verdict().name());
            table.put("sourceRows", result.sourceRows());
            table.put("lakeRows", result.lakeRows());
            table.put("ranges", result.ranges());
            table.put("differing", result.differing());
            table.put("millis", result.took().toMillis());
            result.notes().forEach(table.putArray("notes")::add);
            ArrayNode differences = table.putArray("differences");
            result.differences().forEach(difference -> add(differences.addObject(), difference));
        }
        return report.toString();
    }

    private static void add(ObjectNode json, Difference difference) {
        json.put("key", difference.key());
        json.put("kind", difference.kind().name());
        ArrayNode columns = json.putArray("columns");
        difference.columns().forEach(column -> columns.addObject()
                .put("column", column.column())
                .put("source", column.source())
                .put("lake", column.lake()));
    }
}
