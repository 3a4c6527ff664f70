// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.INT;
import static io.lakeward.writer.Tables.USER;
import static io.lakeward.writer.Tables.row;
import static io.lakeward.writer.Tables.schema;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.SchemaChangeKind;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.cli.StatusCommandLine;
import io.lakeward.writer.cli.UsageException;
import io.lakeward.writer.status.StatusCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What status says of a lake with one table parked, bad records, logs and records that are not read yet. */
class StatusIT extends OnTopicAndLake {
    private static final TableSchema OTHER = schema("other", List.of("id"), new Column("id", INT, false));
    private static final TableSchema WIDER =
            schema("other", List.of("id"), new Column("id", INT, false), new Column("n", INT, true));
    private static final TableSchema LOGGED = schema(
            "logged",
            List.of("id"),
            new Column("id", INT, false),
            new Column("n", INT, true),
            new Column("kind", ColumnType.of("VARCHAR", 9), true));

    private final long millis = Instant.now().toEpochMilli();
    private String said;
    private JsonNode json;

    @BeforeEach
    void setTableInfo() {
        tableInfo =
                """
                {"tableInfo":[{"database":"d","table":"user","truncate":"stop"},
                              {"database":"d","table":"logged","tableType":"MOR","partition":"kind"}]}""";
    }

    @Test
    void everyNumberIsThatOfTheLakeAndTheTopic() throws Exception {
        // Given
        feed.begin()
                .insert(USER, sequence(1), row("id:1", "name:a"))
                .insert(OTHER, sequence(2), row("id:1"))
                .insert(OTHER, sequence(3), row("id:2"))
                .insert(LOGGED, sequence(4), row("id:1", "n:1", "kind:a"))
                .insert(LOGGED, sequence(5), row("id:2", "n:1", "kind:b"))
                .commit();
        runToTheEnd();
        assertThat(status("--json")).as(said).isZero();
        assertThat(said).contains("\nWELL: 3 tables\n").contains("\nwriter: stopped, ");
        assertThat(json.get("well").booleanValue()).isTrue();
        assertThat(table(0).toString())
                .isEqualTo(
                        "{\"table\":\"d.logged\",\"rows\":2,\"rowsExact\":true,\"logsNotCounted\":0,\"lastCommit\":"
                                + table(0).get("lastCommit") + ",\"lastChange\":\"" + Instant.ofEpochMilli(millis)
                                + "\",\"columns\":4,\"lastStatement\":null,\"lagOf\":\"BATCHES\",\"lagRecords\":0,"
                                + "\"lagExact\":true,\"lagSeconds\":0,\"quarantined\":0,\"problem\":null,\"verified\":null,\"parked\":null}");

        // When
        feed.begin()
                .statement(SchemaChangeKind.TRUNCATE, USER.table(), null, false, sequence(10))
                .adding(WIDER, sequence(11), "n")
                .insert(WIDER, sequence(12), row("id:'no number'", "n:1"))
                .raw("no record of ours")
                .update(LOGGED, sequence(13), row("id:1", "n:1", "kind:a"), row("id:1", "n:2", "kind:a"))
                .commit();
        whileRunning("checkpoint", Map.of(), stream -> {
            stream.processAllAvailable();
            status("--json");
            assertThat(json.at("/writer/life").textValue()).isEqualTo("RUNNING");
        });
        feed.begin()
                .insert(WIDER, sequence(20), row("id:3", "n:1"))
                .insert(WIDER, sequence(21), row("id:4", "n:1"))
                .insert(USER, sequence(22), row("id:2", "name:b"))
                .commit();
        Path page = work.resolve("status.html");

        // Then
        assertThat(status("--json", "--max-lag=3600", "--html=" + page)).isEqualTo(1);
        assertThat(json.at("/writer/life").textValue()).isEqualTo("STOPPED");
        assertThat(json.at("/writer/lagRecords").longValue()).isEqualTo(3);
        assertThat(json.at("/topic/partitions")).hasSize(TopicFeed.PARTITIONS);
        assertThat(json.at("/quarantine/records").longValue()).isEqualTo(2);
        assertThat(values("table")).containsExactly("\"d.logged\"", "\"d.other\"", "\"d.user\"");
        assertThat(values("rows")).containsExactly("2", "2", "1");
        assertThat(values("rowsExact")).containsExactly("false", "true", "true");
        assertThat(values("logsNotCounted")).containsExactly("1", "0", "0");
        assertThat(values("columns")).containsExactly("4", "2", "2");
        assertThat(values("lagOf")).containsExactly("\"BATCHES\"", "\"BATCHES\"", "\"TABLE\"");
        // From the statement on: it is in both partitions, as the other one.
        assertThat(values("lagRecords")).containsExactly("3", "3", "10");
        assertThat(values("lagExact")).containsOnly("true");
        assertThat(values("quarantined")).containsExactly("0", "1", "0");
        assertThat(values("lastStatement")).containsExactly("null", "\"" + Instant.ofEpochMilli(millis) + "\"", "null");
        assertThat(table(2).at("/parked/cause").textValue()).isEqualTo("STOPPED");
        assertThat(json.get("troubles"))
                .extracting(JsonNode::textValue)
                .contains("1 records in quarantine, of no known table", "d.other: 1 records in quarantine")
                .anyMatch(trouble -> trouble.startsWith("d.user: parked (STOPPED) since "))
                .hasSize(3);
        assertThat(said)
                .contains("2 in base files, 1 logs not counted")
                .contains("\nNOT WELL: 3 things to look at in 3 tables, 1 parked, 2 records in quarantine\n");
        assertThat(page)
                .content()
                .contains("<td>d.user</td>", "<svg", "<title>2 changes")
                .doesNotContain("http");

        assertThat(status("--json", "--max-lag=1")).isEqualTo(1);
        runToTheEnd();
        status("--json");
        assertThat(values("lagRecords")).containsExactly("0", "0", "10");
        assertThat(values("rows")).containsExactly("2", "4", "1");
    }

    @Test
    void aTableThatCannotBeReadHidesNoOther() throws Exception {
        feed.begin()
                .insert(USER, sequence(1), row("id:1", "name:a"))
                .insert(OTHER, sequence(2), row("id:1"))
                .commit();
        whileRunning("checkpoint", Map.of(), StreamingQuery::processAllAvailable);
        BrokenFile user = new BrokenFile(work.resolve("lake/d/user/.hoodie/hoodie.properties"));

        assertThat(status("--json")).isEqualTo(1);
        assertThat(values("rows")).containsExactly("1", "null");
        assertThat(table(1).get("problem").textValue()).isNotBlank();
        assertThat(said).contains("NOT WELL: 1 things to look at in 2 tables");

        user.mend();
        assertThat(status("--json")).isZero();
        assertThat(values("rows")).containsExactly("1", "1");
    }

    @Test
    void mistakesAreToldInOneLine() throws Exception {
        assertThatThrownBy(() -> status("--json"))
                .isInstanceOf(UsageException.class)
                .hasMessage("The lake must have a table that lake-writer wrote and that can be read, but " + home()
                        + "lake has none: correct --hudiEventBasePath, or wait for the first commit");

        feed.begin().insert(USER, sequence(1), row("id:1", "name:a")).commit();
        runToTheEnd();
        remakeTopic();
        assertThatThrownBy(() -> status("--json"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(
                        "The lake must follow the topic, but " + home() + "lake follows one of the id ");
    }

    private long sequence(int number) {
        return (millis << 20) + number;
    }

    private JsonNode table(int index) {
        return json.get("tables").get(index);
    }

    private List<String> values(String field) {
        List<String> values = new ArrayList<>();
        json.get("tables").forEach(table -> values.add(String.valueOf(table.get(field))));
        return values;
    }

    /** @return the exit code */
    private int status(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(arguments(Map.of()).subList(0, 3));
        arguments.addAll(List.of(options));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exitCode = StatusCommand.run(
                StatusCommandLine.parse(arguments), LakeAccess.storage(), new PrintStream(out, true, UTF_8));
        said = out.toString(UTF_8);
        json = new JsonMapper().readTree(said.substring(said.strip().lastIndexOf('\n') + 1));
        return exitCode;
    }
}
