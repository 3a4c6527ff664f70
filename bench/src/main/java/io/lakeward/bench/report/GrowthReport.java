// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the cost of the same updates grows with the table.
 *
 * @param tableType of our tables
 * @param bySize the runs, by how many times as large as the smallest table theirs is; 1 is there
 */
public record GrowthReport(double scale, String tableType, Map<Integer, LakeReport> bySize) {

    public GrowthReport {
        bySize = new TreeMap<>(bySize);
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        bySize.forEach((size, report) -> lines.addAll(report.lines()));
        bySize.forEach((size, report) -> lines.add(String.format(
                Locale.ROOT,
                "%s, %2d times the rows: %.2f s, %.2f times the time",
                tableType,
                size,
                report.ourSeconds(),
                growth(report))));
        return lines;
    }

    /** One object on one line; the arrays are by growing size. */
    public String json() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("workload", "W6");
        json.put("scale", scale);
        json.put("table_type", tableType);
        ArrayNode sizes = json.putArray("sizes");
        ArrayNode seconds = json.putArray("ours_seconds");
        ArrayNode growth = json.putArray("growth");
        bySize.forEach((size, report) -> {
            sizes.add(size);
            seconds.add(report.ourSeconds());
            growth.add(growth(report));
        });
        try {
            return new ObjectMapper().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of numbers must be writable as JSON", e);
        }
    }

    private double growth(LakeReport report) {
        return report.ourSeconds() / bySize.get(1).ourSeconds();
    }
}
