// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.INT;
import static io.lakeward.writer.Tables.row;
import static io.lakeward.writer.Tables.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.cli.CatalogSync;
import io.lakeward.writer.table.StopException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lake tables in AWS Glue, by the requests that reach it. */
class GlueIT extends OnTopicAndLake {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Column ID = new Column("id", INT, false);
    private static final Column MONTH = new Column("month", ColumnType.of("VARCHAR", 10), true);
    private static final TableSchema EVENT = schema("event", List.of("id"), ID, MONTH);
    private static final TableSchema WITH_AGE = schema("event", List.of("id"), ID, new Column("age", INT, true), MONTH);
    private static final TableSchema WIDER =
            schema("event", List.of("id"), ID, new Column("age", ColumnType.of("BIGINT"), true), MONTH);

    private static final Map<String, String> CREDENTIALS = Map.of(
            "aws.region", "us-test-1",
            "aws.disableEc2Metadata", "true",
            "aws.accessKeyId", "key",
            "aws.secretAccessKey", "secret");

    private GlueServer glue;

    @BeforeEach
    void startGlue() throws IOException {
        glue = new GlueServer();
        CREDENTIALS.forEach(System::setProperty);
        System.setProperty("aws.endpointUrlGlue", glue.address());
        sync = new CatalogSync(CatalogSync.Mode.GLUE, Optional.empty(), "", Optional.empty(), Optional.empty());
    }

    @AfterEach
    void stopGlue() {
        CREDENTIALS.keySet().forEach(System::clearProperty);
        System.clearProperty("aws.endpointUrlGlue");
        glue.close();
    }

    @Test
    void glueIsCalledWhereSomethingChangedOnly() throws Exception {
        tableInfo =
                """
                {"defaults":{"hudi":{"hoodie.bucket.index.num.buckets":1}},"tableInfo":[
                {"database":"d","table":"event","partition":{"expression":"month","field":"part"}}]}""";
        whileRunning("checkpoint", Map.of(), stream -> {
            feed.begin()
                    .insert(EVENT, 1, event(1, "a/b"))
                    .insert(EVENT, 2, event(2, "c"))
                    .commit();
            stream.processAllAvailable();
            List<String> writes = new ArrayList<>();
            await().atMost(PATIENCE)
                    .until(() -> writes.addAll(glue.writes()) && writes.contains("BatchCreatePartition"));
            assertThat(writes).containsExactly("CreateDatabase", "CreateTable", "BatchCreatePartition");

            // When: other rows, of the same partitions.
            feed.begin().insert(EVENT, 3, event(3, "c")).commit();
            stream.processAllAvailable();
            feed.begin().insert(EVENT, 4, event(4, "a/b")).commit();
            stream.processAllAvailable();
            assertThat(glue.calls()).isZero();

            feed.begin().insert(EVENT, 5, event(5, "new")).commit();
            stream.processAllAvailable();
            await().atMost(PATIENCE).until(() -> glue.partitions("d.event").containsKey("new"));
        });
        assertThat(glue.writes()).containsExactly("BatchCreatePartition");
        JsonNode table = glue.table("d.event");
        assertThat(columns(table.at("/StorageDescriptor/Columns")))
                .containsExactly("id int", "month string", "_lakeward_seq bigint");
        assertThat(columns(table.at("/PartitionKeys"))).containsExactly("part string");
        assertThat(table.at("/TableType").asText()).isEqualTo("EXTERNAL_TABLE");
        assertThat(table.at("/Parameters/spark.sql.sources.provider").asText()).isEqualTo("hudi");
        String location = work.resolve("lake").toUri() + "d/event";
        assertThat(table.at("/StorageDescriptor/Location").asText()).isEqualTo(location);
        assertThat(glue.partitions("d.event")).containsOnlyKeys("a/b", "c", "new");
        assertThat(glue.partitions("d.event")
                        .get("a/b")
                        .at("/StorageDescriptor/Location")
                        .asText())
                .isEqualTo(location + "/part=a%2Fb");

        // When: a start that finds all as it is to be.
        runToTheEnd();
        assertThat(glue.calls()).isEqualTo(2);
        assertThat(glue.writes()).isEmpty();

        // When: a column between two others, then a wider one.
        feed.begin()
                .adding(WITH_AGE, 10, "age")
                .insert(WITH_AGE, 11, row("id:6", "age:18", "month:c"))
                .commit();
        runToTheEnd();
        assertThat(glue.writes()).containsExactly("UpdateTable", "BatchUpdatePartition");
        feed.begin().insert(WIDER, 12, row("id:7", "age:5000000000", "month:c")).commit();
        runToTheEnd();

        assertThat(glue.writes()).containsExactly("UpdateTable", "BatchUpdatePartition");
        assertThat(columns(glue.table("d.event").at("/StorageDescriptor/Columns")))
                .containsExactly("id int", "age bigint", "month string", "_lakeward_seq bigint");
        assertThat(glue.partitions("d.event").values())
                .allSatisfy(partition -> assertThat(columns(partition.at("/StorageDescriptor/Columns")))
                        .contains("age bigint"));
    }

    @Test
    void whatGlueNeedsIsToldBeforeTheStream() {
        System.clearProperty("aws.accessKeyId");

        assertThatThrownBy(this::runToTheEnd)
                .isInstanceOf(StopException.class)
                .hasMessageStartingWith("--syncMode glue needs a region and credentials");
    }

    private static List<String> columns(JsonNode columns) {
        List<String> all = new ArrayList<>();
        columns.forEach(column ->
                all.add(column.get("Name").asText() + " " + column.get("Type").asText()));
        return all.stream().filter(column -> !column.startsWith("_hoodie_")).toList();
    }

    private static String event(int id, String month) {
        return row("id:" + id, "month:'" + month + "'");
    }
}
