// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.LINE;
import static io.lakeward.writer.Tables.USER;
import static io.lakeward.writer.Tables.row;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakeward.writer.cli.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is on the topic is in the lake, or is told in one line. */
class AccountsIT extends OnTopicAndLake {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void everyRecordIsAccountedFor() throws Exception {
        // Given: 6 records of users, 5 of lines (3 of rows that are left out), one of no table.
        tableInfo = "{\"tableInfo\":[{\"database\":\"d\",\"table\":\"line\",\"filter\":\"n < 100\"}]}";
        feed.begin()
                .insert(USER, 1, row("id:1", "name:a"))
                .update(USER, 2, row("id:1", "name:a"), row("id:1", "name:b"))
                .update(USER, 3, row("id:1", "name:b"), row("id:1", "name:c"))
                .insert(USER, 4, row("id:2", "name:x"))
                .delete(USER, 5, row("id:2", "name:x"))
                .insert(USER, 6, row("id:'not a number'", "name:bad"))
                .insert(LINE, 7, row("n:1"))
                .insert(LINE, 8, row("n:1"))
                .insert(LINE, 9, row("n:100"))
                .insert(LINE, 10, row("n:100"))
                .delete(LINE, 11, row("n:100"))
                .raw("{}")
                .commit();
        runToTheEnd();

        // When: a batch has the one before in it, as the checkpoint is lost, with 3 more of users, 2 of lines.
        feed.begin()
                .update(USER, 20, row("id:1", "name:c"), row("id:1", "name:d"))
                .update(USER, 21, row("id:1", "name:d"), row("id:1", "name:e"))
                .insert(USER, 22, row("id:'not a number'", "name:bad"))
                .delete(LINE, 23, row("n:1"))
                .delete(LINE, 24, row("n:2"))
                .commit();
        runToTheEnd("another-checkpoint");

        // Then
        assertThat(rows("d/user")).containsExactly(List.of(1, "e"));
        assertThat(rows("d/line")).containsExactly(List.of(1));
        assertThat(sums("d/user")).isEqualTo(Map.of("records", 7L, "applied", 3L, "superseded", 4L, "ignored", 0L));
        assertThat(sums("d/line")).isEqualTo(Map.of("records", 6L, "applied", 3L, "superseded", 0L, "ignored", 3L));
        assertThat(metadata("_lakeward/quarantine").stream()
                        .map(commit -> commit.get("lakeward.quarantined").asText()))
                .containsExactly("{\"\":1,\"d.user\":1}", "{\"d.line\":1,\"d.user\":1}");
        assertThat(read("_lakeward/quarantine").count()).isEqualTo(4);
        assertThat(countersOfTheLastRun())
                .isEqualTo(Map.ofEntries(
                        entry("d.user.recordsApplied", 1L),
                        entry("d.user.recordsSuperseded", 1L),
                        entry("d.user.recordsIgnored", 0L),
                        entry("d.user.recordsQuarantined", 1L),
                        entry("d.user.catalogSyncFailures", 0L),
                        entry("d.user.parked", 0L),
                        entry("d.line.recordsApplied", 1L),
                        entry("d.line.recordsSuperseded", 0L),
                        entry("d.line.recordsIgnored", 0L),
                        entry("d.line.recordsQuarantined", 1L),
                        entry("d.line.catalogSyncFailures", 0L),
                        entry("d.line.parked", 0L),
                        entry("unknown.recordsQuarantined", 0L)));
    }

    @Test
    void tooManyBadRecordsStopTheJob() throws Exception {
        maxQuarantined = 1;
        feed.begin().raw("{}").insert(USER, 1, row("id:1", "name:a")).commit();
        runToTheEnd();
        feed.begin().raw("{}").raw("{}").insert(USER, 2, row("id:2", "name:b")).commit();

        assertThatThrownBy(this::runToTheEnd)
                .isInstanceOf(UsageException.class)
                .hasMessageMatching(
                        "At most 1 records must be bad \\(--maxQuarantined\\), but 2 are since the start; the"
                                + " first of this batch is partition 0, offset \\d, table unknown: A record must have the header"
                                + " lakeward.schema, or be a change as Debezium, Canal or Maxwell writes it as JSON. They are in the lake table _lakeward.quarantine; the good ones of the batch"
                                + " are written when the job is started with a higher limit");
        assertThat(rows("d/user")).containsExactly(List.of(1, "a"));
        assertThat(read("_lakeward/quarantine").count()).isEqualTo(3);

        maxQuarantined = 2;
        runToTheEnd();

        assertThat(rows("d/user")).containsExactlyInAnyOrder(List.of(1, "a"), List.of(2, "b"));
        assertThat(read("_lakeward/quarantine").count()).isEqualTo(3);
    }

    @Test
    void recordsThatAreGoneAreTold() throws Exception {
        // Given: what the lake has is at offset 0, the transaction's end at 1; the next record is at 2.
        feed.begin().raw("read").commit();
        runToTheEnd();
        feed.begin().raw("gone before it is read").commit();
        expire(Map.of(0, 4L));

        String rest = " and begins at 4. Changes of any table may be lost. Start cdc-producer anew, without its"
                + " savepoint, and this job on an empty --hudiEventBasePath with a new --checkpointDir; and give the"
                + " topic a longer retention";
        String begin = "The topic recordsThatAreGoneAreTold must have its records until the lake has them, but some are"
                + " gone: partition 0 goes on at offset ";
        assertThatThrownBy(this::runToTheEnd).isInstanceOf(UsageException.class).hasMessage(begin + 2 + rest);
        assertThatThrownBy(() -> runToTheEnd("another-checkpoint"))
                .isInstanceOf(UsageException.class)
                .hasMessage(begin + 0 + rest);
    }

    private Map<String, Long> sums(String table) throws IOException {
        List<JsonNode> commits = metadata(table);
        return Stream.of("records", "applied", "superseded", "ignored")
                .collect(Collectors.toMap(name -> name, name -> commits.stream()
                        .mapToLong(commit -> commit.get("lakeward." + name).asLong())
                        .sum()));
    }

    /** Of all commits, oldest first. */
    private List<JsonNode> metadata(String table) throws IOException {
        List<JsonNode> commits = new ArrayList<>();
        try (Stream<Path> files = Files.list(work.resolve("lake/" + table + "/.hoodie"))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".commit"))
                    .sorted()
                    .toList()) {
                commits.add(JSON.readTree(file.toFile()).get("extraMetadata"));
            }
        }
        return commits;
    }
}
