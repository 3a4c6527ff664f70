// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakeward.writer.batch.ReplayResult;
import io.lakeward.writer.batch.ReplayResult.Reason;
import io.lakeward.writer.batch.ReplayResult.Table;
import java.util.ArrayList;
import java.util.List;

/** What became of quarantined records, for people and for programs. */
record ReplayReport(ReplayResult result, boolean isDry) {
    private static final JsonMapper JSON = new JsonMapper();

    /** A few lines for each table, and one for all. */
    List<String> text() {
        List<String> lines = new ArrayList<>();
        for (Table table : result.tables()) {
            lines.add(shown(table.name()) + ": " + counts(table.applied(), table.superseded(), table.bad()));
            table.reasons().forEach(reason -> lines.add("  " + text(reason)));
        }
        if (result.tables().isEmpty()) {
            lines.add("Quarantine has no such records");
        } else {
            lines.add((isDry ? "WOULD BE" : "REPLAYED") + ": "
                    + counts(result.applied(), result.superseded(), result.bad()));
        }
        return lines;
    }

    private static String counts(long applied, long superseded, long bad) {
        return applied + " applied, " + superseded + " superseded, " + bad + " still bad";
    }

    private static String text(Reason reason) {
        return reason.records() + " records, the first one is " + reason.partition() + ":" + reason.offset()
                + " (partition:offset): "
                + shown(reason.text().lines().findFirst().orElse(""));
    }

    /** Without what would disturb a console. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(letter -> {
            if (Character.isISOControl(letter)) {
                shown.append("\\u%04x".formatted(letter));
            } else {
                shown.appendCodePoint(letter);
            }
        });
        return shown.toString();
    }

    /** One object in one line. */
    String json() {
        ObjectNode report = JSON.createObjectNode();
        report.put("dryRun", isDry);
        report.put("applied", result.applied());
        report.put("superseded", result.superseded());
        report.put("bad", result.bad());
        ArrayNode tables = report.putArray("tables");
        for (Table table : result.tables()) {
            ArrayNode reasons = tables.addObject()
                    .put("table", table.name())
                    .put("applied", table.applied())
                    .put("superseded", table.superseded())
                    .put("bad", table.bad())
                    .putArray("reasons");
            table.reasons().forEach(reason -> reasons.addObject()
                    .put("reason", reason.text())
                    .put("records", reason.records())
                    .put("partition", reason.partition())
                    .put("offset", reason.offset()));
        }
        return report.toString();
    }
}
