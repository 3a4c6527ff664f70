// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.status.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakeward.writer.table.WriterSign;
import java.time.Instant;
import java.util.Optional;

/** The status for programs: one object in one line. Times are in UTC, in ISO-8601; what is not known is null. */
public final class JsonStatus {
    private static final JsonMapper JSON = new JsonMapper();

    private JsonStatus() {}

    public static String of(Status status) {
        ObjectNode json = JSON.createObjectNode();
        json.put("well", status.isWell());
        json.put("at", status.at().toString());
        Troubles.of(status).forEach(json.putArray("troubles")::add);
        topic(json.putObject("topic"), status.topic());
        writer(json.putObject("writer"), status);
        ObjectNode quarantine =
                json.putObject("quarantine").put("records", status.quarantine().records());
        time(quarantine, "newest", status.quarantine().newest());
        status.tables().forEach(table -> table(json.withArray("tables").addObject(), table, status.at()));
        return json.toString();
    }

    /** What stands in for the status while there is none. */
    public static String without(String reason) {
        return JSON.createObjectNode().put("well", false).put("problem", reason).toString();
    }

    private static void topic(ObjectNode json, TopicState topic) {
        json.put("name", topic.name());
        time(json, "newestRecord", topic.newest());
        topic.partitions().forEach((partition, span) -> json.withArray("partitions")
                .addObject()
                .put("partition", partition)
                .put("begin", span.begin())
                .put("end", span.end()));
    }

    private static void writer(ObjectNode json, Status status) {
        WriterState writer = status.writer();
        json.put("life", writer.life(status.at()).name());
        time(json, "lastSign", writer.sign().map(WriterSign::at));
        time(json, "lastCommit", writer.lastCommit());
        ObjectNode position = json.putObject("position");
        writer.position().forEach((partition, offset) -> position.put(Integer.toString(partition), offset));
        lag(json, writer.backlog(), status.at());
    }

    private static void table(ObjectNode json, TableState table, Instant now) {
        json.put("table", table.table());
        table.seen().ifPresent(seen -> seen(json, seen));
        if (table.isLagKnown()) {
            json.put("lagOf", table.parked().isPresent() ? "TABLE" : "BATCHES");
            lag(json, table.backlog(), now);
        }
        json.put("quarantined", table.quarantined());
        json.put("problem", table.problem().orElse(null));
        json.putNull("verified");
        table.verified().ifPresent(verified -> {
            ObjectNode found = json.putObject("verified");
            found.put("verdict", verified.verdict()).put("at", verified.at().toString());
            verified.sources().forEach(found.putArray("sources")::add);
        });
        json.putNull("parked");
        table.parked().ifPresent(parked -> json.putObject("parked")
                .put("cause", parked.cause())
                .put("since", parked.since().toString())
                .put("reason", parked.reason())
                .put("next", parked.next()));
    }

    private static void seen(ObjectNode json, TableState.Seen seen) {
        json.put("rows", seen.rows().rows());
        json.put("rowsExact", seen.rows().isExact());
        json.put("logsNotCounted", seen.rows().logs());
        json.put("lastCommit", seen.lastCommit().toString());
        time(json, "lastChange", seen.lastChange());
        json.put("columns", seen.columns());
        time(json, "lastStatement", seen.lastStatement());
    }

    private static void lag(ObjectNode json, Backlog backlog, Instant now) {
        json.put("lagRecords", backlog.records());
        json.put("lagExact", backlog.isExact());
        json.put("lagSeconds", backlog.age(now).toSeconds());
    }

    private static void time(ObjectNode json, String name, Optional<Instant> time) {
        json.put(name, time.map(Instant::toString).orElse(null));
    }
}
