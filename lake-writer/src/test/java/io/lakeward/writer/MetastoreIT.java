// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.INT;
import static io.lakeward.writer.Tables.USER;
import static io.lakeward.writer.Tables.USER_WITH_AGE;
import static io.lakeward.writer.Tables.row;
import static io.lakeward.writer.Tables.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.SchemaChangeKind;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.cli.CatalogSync;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.hive.metastore.HiveMetaStoreClient;
import org.apache.hadoop.hive.metastore.api.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Lake tables in a real Hive metastore, and read by their names. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MetastoreIT extends OnTopicAndLake {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Column ID = new Column("id", INT, false);
    private static final Column NAME = new Column("name", ColumnType.of("VARCHAR", 155), true);
    private static final TableSchema WIDER =
            schema("user", List.of("id"), ID, new Column("age", ColumnType.of("BIGINT"), true), NAME);
    private static final TableSchema EVENT = schema(
            "Event",
            List.of("Id"),
            new Column("Id", INT, false),
            new Column("price", ColumnType.of("DECIMAL", 10, 2), true),
            new Column("at", ColumnType.of("DATETIME"), true),
            new Column("seen", ColumnType.of("TIMESTAMP"), true));
    private static final TableSchema PLACE = schema("place", List.of("id"), ID, NAME);
    private static final String PARTITIONED =
            """
            {"defaults":{"hudi":{"hoodie.bucket.index.num.buckets":1}},"tableInfo":[
            {"database":"d","table":"Event","partition":{"column":"at","pattern":"yyyyMM","field":"Month"}},
            {"database":"d","table":"place","partition":{"expression":"name","field":"kind"},"tableType":"MOR"}]}""";

    @TempDir
    static Path folder;

    private static MetastoreServer metastore;

    @BeforeAll
    static void prepareMetastore() {
        metastore = new MetastoreServer(folder);
    }

    @AfterAll
    static void stopMetastore() {
        metastore.close();
    }

    @BeforeEach
    void wantMetastore() {
        sync = new CatalogSync(
                CatalogSync.Mode.HMS, Optional.empty(), "", Optional.empty(), Optional.of(metastore.address()));
    }

    @Test
    @Order(1)
    void commitsGoOnWithoutTheMetastoreAndItCatchesUp() throws Exception {
        // Given: two batches while the metastore is down.
        whileRunning("checkpoint", Map.of(), stream -> {
            feed.begin().insert(USER, 1, user(1)).commit();
            stream.processAllAvailable();
            feed.begin().insert(USER, 2, user(2)).commit();
            stream.processAllAvailable();
            assertThat(rows("d/user")).hasSize(2);
            await().atMost(PATIENCE)
                    .until(() -> countersOfTheLastRun().getOrDefault("d.user.catalogSyncFailures", 0L) > 1);

            // When
            metastore.start();

            // Then
            HiveMetaStoreClient client = metastore.client();
            await().atMost(PATIENCE)
                    .until(() -> client.getAllDatabases().contains("d") && client.tableExists("d", "user"));
            assertThat(MetastoreServer.columns(client.getTable("d", "user")))
                    .containsExactly("id int", "name string", "_lakeward_seq bigint");
        });
        equalByName("user", "d/user");
    }

    @Test
    @Order(2)
    void columnsFollowAndNothingIsWrittenWhereNothingChanged() throws Exception {
        start();
        HiveMetaStoreClient client = metastore.client();
        client.dropTable("d", "user", false, true);
        // A table that is in the lake already when its catalog is asked for first.
        sync = null;
        feed.begin().insert(USER, 1, user(1)).commit();
        runToTheEnd();
        wantMetastore();

        whileRunning("checkpoint", Map.of(), stream -> {
            await().atMost(PATIENCE).until(() -> hasColumns("id int", "name string", "_lakeward_seq bigint"));

            // When: a column between two others, then a wider one.
            feed.begin()
                    .adding(USER_WITH_AGE, 10, "age")
                    .insert(USER_WITH_AGE, 11, row("id:2", "age:18", "name:n2"))
                    .commit();
            stream.processAllAvailable();
            await().atMost(PATIENCE)
                    .until(() -> hasColumns("id int", "age int", "name string", "_lakeward_seq bigint"));
            feed.begin()
                    .statement(SchemaChangeKind.ALTER, WIDER.table(), WIDER, false, 20)
                    .insert(WIDER, 21, row("id:3", "age:5000000000", "name:n3"))
                    .commit();
            stream.processAllAvailable();
        });

        // Then
        Table table = client.getTable("d", "user");
        assertThat(MetastoreServer.columns(table))
                .containsExactly("id int", "age bigint", "name string", "_lakeward_seq bigint");
        equalByName("user", "d/user");

        // When: rows, but no change of columns, and a start.
        feed.begin().insert(WIDER, 30, row("id:4", "age:1", "name:n4")).commit();
        runToTheEnd();

        assertThat(client.getTable("d", "user")).isEqualTo(table);
        equalByName("user", "d/user");
    }

    @Test
    @Order(3)
    void partitionsAndMergeOnReadTablesAreThere() throws Exception {
        start();
        tableInfo = PARTITIONED;
        feed.begin()
                .insert(EVENT, 1, event(1, 1))
                .insert(EVENT, 2, event(2, 2))
                .insert(PLACE, 3, row("id:1", "name:'a b/c'"))
                .commit();
        runToTheEnd();
        feed.begin()
                .update(EVENT, 10, event(1, 1), event(1, 3))
                .update(PLACE, 11, row("id:1", "name:'a b/c'"), row("id:1", "name:'é=1'"))
                .insert(PLACE, 12, row("id:2", "name:'a b/c'"))
                .commit();

        runToTheEnd();

        HiveMetaStoreClient client = metastore.client();
        Table event = client.getTable("d", "event");
        assertThat(event.getPartitionKeys().stream().map(MetastoreServer::text)).containsExactly("month string");
        assertThat(MetastoreServer.columns(event))
                .containsExactly(
                        "id int", "price decimal(10,2)", "at timestamp", "seen timestamp", "_lakeward_seq bigint");
        assertThat(client.listPartitions("d", "event", (short) -1))
                .extracting(partition -> partition.getValues().get(0))
                .containsExactlyInAnyOrder("202601", "202602", "202603");
        assertThat(client.listPartitions("d", "place", (short) -1))
                .extracting(partition -> partition.getValues().get(0))
                .containsExactlyInAnyOrder("a b/c", "é=1");
        assertThat(client.getTables("d", "place*")).containsExactlyInAnyOrder("place", "place_ro", "place_rt");
        equalByName("event", "d/Event");
        equalByName("place", "d/place");
        equalByName("place_rt", "d/place");

        // When: the table is made anew, with another key.
        TableSchema byText =
                schema("place", List.of("id"), new Column("id", ColumnType.of("VARCHAR", 20), false), NAME);
        feed.begin()
                .statement(SchemaChangeKind.ALTER, PLACE.table(), byText, true, 20)
                .read(byText, 22, 22, row("id:'x'", "name:new"))
                .tableRead(0, PLACE.table(), 21, 30)
                .tableRead(1, PLACE.table(), 21, 30)
                .commit();
        runToTheEnd();

        assertThat(client.listPartitions("d", "place", (short) -1))
                .extracting(partition -> partition.getValues().get(0))
                .containsExactly("new");
        equalByName("place", "d/place");
    }

    private static boolean hasColumns(String... columns) throws Exception {
        HiveMetaStoreClient client = metastore.client();
        return client.tableExists("d", "user")
                && MetastoreServer.columns(client.getTable("d", "user")).equals(List.of(columns));
    }

    private static void start() throws Exception {
        if (!metastore.isRunning()) {
            metastore.start();
        }
    }

    /** What Spark finds under a name is what is in the lake: columns, types and rows. */
    private void equalByName(String name, String path) {
        SparkSession session = sessionOn(metastore.address());
        Dataset<Row> named = session.table("d." + name);
        Dataset<Row> lake = readWithMeta(path);
        assertThat(types(named)).isEqualTo(types(lake));
        assertThat(values(named.select("*"))).isNotEmpty();
        List<String> columns = List.of(lake.columns());
        assertThat(values(named.selectExpr(columns.toArray(String[]::new))))
                .containsExactlyInAnyOrderElementsOf(values(lake));
    }

    private static Map<String, String> types(Dataset<Row> table) {
        Map<String, String> types = new TreeMap<>();
        for (var field : table.schema().fields()) {
            types.put(field.name(), field.dataType().sql());
        }
        return types;
    }

    private static String user(int id) {
        return row("id:" + id, "name:n" + id);
    }

    private static String event(int id, int month) {
        return row(
                "Id:" + id,
                "price:'12.50'",
                "at:'2026-0" + month + "-15 10:00:00'",
                "seen:'2026-0" + month + "-15 10:00:00Z'");
    }

    /** A session of the same Spark that finds tables in a metastore. */
    private static SparkSession sessionOn(String metastore) {
        SparkSession all = SparkSession.active();
        SparkSession.clearActiveSession();
        SparkSession.clearDefaultSession();
        try {
            return SparkSession.builder()
                    .enableHiveSupport()
                    .config("hive.metastore.uris", metastore)
                    .getOrCreate();
        } finally {
            SparkSession.setDefaultSession(all);
            SparkSession.setActiveSession(all);
        }
    }
}
