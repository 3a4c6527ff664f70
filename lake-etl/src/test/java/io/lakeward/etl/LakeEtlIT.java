// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lakeward.etl.cli.Args;
import io.lakeward.etl.cli.Mode;
import io.lakeward.etl.error.UserError;
import io.lakeward.etl.job.EtlJob;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CollectionUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's own scripts over real Hudi tables: derived tables equal their recomputation after every change. */
class LakeEtlIT {

    private static final List<Path> DEMO =
            List.of(Path.of("../conf/etl/demo/dwd.sql"), Path.of("../conf/etl/demo/dws.sql"));

    private static TestCluster cluster;

    @TempDir
    private Path home;

    private final Shop shop = new Shop();
    private OdsWriter ods;
    private JobClient job;

    @BeforeAll
    static void startCluster() throws Exception {
        cluster = new TestCluster();
    }

    @AfterAll
    static void stopCluster() throws Exception {
        cluster.stop();
    }

    @BeforeEach
    void fillOds() throws Exception {
        ods = new OdsWriter(cluster, lake().toString(), shop);
        shop.users.put(1, new Shop.User(1, "customer-01", "dm-01"));
        shop.users.put(2, new Shop.User(2, "customer-02", "dm-02"));
        shop.products.put(1, new Shop.Product(1, "product-01", new BigDecimal("125.12")));
        shop.products.put(2, new Shop.Product(2, "product-02", new BigDecimal("225.31")));
        shop.orders.put(1, new Shop.Order(1, "o10001", 1, 1, 100));
        shop.orders.put(2, new Shop.Order(2, "o10002", 1, 2, 30));
        shop.orders.put(3, new Shop.Order(3, "o10001", 2, 1, 22));
        shop.orders.put(4, new Shop.Order(4, "o10002", 2, 2, 16));
        ods.writeAll();
    }

    @AfterEach
    void stopJob() throws Exception {
        if (job != null) {
            if (!job.getJobStatus().get().isTerminalState()) {
                job.cancel().get();
            }
            await("its files are no longer written")
                    .until(() -> job.getJobStatus().get().isTerminalState());
        }
    }

    @Test
    void staysEqualToItsRecomputationUnderEveryKindOfChange() throws Exception {
        job = start(new Configuration());
        awaitEqual("first load");

        ods.put(new Shop.User(3, "customer-03", null));
        awaitEqual("an insert with a NULL group");

        ods.put(new Shop.User(1, "customer-01", "dm-02"));
        awaitEqual("a row that moves to another group and empties its old one");

        ods.put(new Shop.Product(2, "product-02", new BigDecimal("99.99")));
        awaitEqual("a changed price");

        ods.moveOrder(4, new Shop.Order(14, "o10002", 3, 1, null));
        awaitEqual("a changed key and group");

        ods.deleteUser(2);
        ods.deleteProduct(2);
        awaitEqual("rows that others refer to are gone");

        ods.moveOrder(2, new Shop.Order(2, "o10002", 1, 1, 30));
        awaitEqual("a vanished product");
    }

    @Test
    void resumesFromASavepointAsIfItHadNeverStopped() throws Exception {
        // Given
        job = start(new Configuration());
        awaitEqual("first load");
        var savepoint = Savepoints.stop(job, home.resolve("savepoints").toUri().toString());
        ods.put(new Shop.User(1, "customer-01", "dm-02"));
        ods.deleteProduct(1);
        ods.moveOrder(4, new Shop.Order(5, "o10003", 2, 2, 1));

        // When
        var resume = new Configuration();
        resume.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        job = start(resume);

        // Then
        awaitEqual("changes made while it was stopped");
        ods.put(new Shop.User(9, "customer-09", "dm-09"));
        awaitEqual("a change after it");
    }

    @Test
    void submitsNothingWhenOneStatementIsWrong() throws Exception {
        // Given
        var script = home.resolve("bad.sql");
        Files.writeString(
                script,
                """
                CREATE TABLE dws.bad (name STRING, PRIMARY KEY (name) NOT ENFORCED);
                -- the lake has no such table
                INSERT INTO dws.bad
                SELECT name FROM test_db.usr;
                CREATE TABLE dws.keyless (name STRING);
                -- what follows from a mistake is none
                INSERT INTO dws.keyless SELECT name FROM test_db.`user`;
                INSERT INTO test_db.product SELECT * FROM test_db.product;
                """);
        var files = new ArrayList<>(DEMO);
        files.add(script);

        // When, then
        assertThatThrownBy(() -> EtlJob.submit(args(files), cluster.environment()))
                .isInstanceOf(UserError.class)
                .message()
                .satisfies(message -> assertThat(message.lines())
                        .containsExactly(
                                script + ":3: From line 4, column 18 to line 4, column 28: "
                                        + "Object 'usr' not found within 'lake.test_db'; a table must be in the lake as"
                                        + " <lake>/<database>/<table>, or declared before its use",
                                script
                                        + ":5: dws.keyless must declare PRIMARY KEY (...) NOT ENFORCED: without it changed"
                                        + " rows cannot replace their old version",
                                script + ":8: lake.test_db.product must be declared by CREATE TABLE in a script to be"
                                        + " written to, but is only a table of the lake"));
        assertThat(lake().resolve("dwd")).doesNotExist();
    }

    @Test
    void explainsAndSubmitsNothing() {
        assertThat(EtlJob.explain(args(DEMO), cluster.environment()))
                .startsWith("dwd.order_detail  (" + DEMO.get(0)
                        + ":17)\n  changes  I,UB,UA,D\n  state    Join x2, SinkUpsertMaterializer;")
                .contains("dws.user_agg  (" + DEMO.get(1) + ":8)\n", "GroupAggregate(");
        assertThat(lake().resolve("dwd")).doesNotExist();
    }

    @Test
    void refusesATableThatWouldCountChangedRowsTwice() throws Exception {
        // Given
        var other = home.resolve("other");
        new OdsWriter(cluster, other.toString(), shop).writeUsersWithoutChangeLog();
        var args = new Args(
                List.of(DEMO.get(1)),
                other.toString(),
                Map.of(),
                checkpoints(),
                Duration.ofSeconds(1),
                "plain",
                Mode.RUN);

        // When, then
        assertThatThrownBy(() -> EtlJob.submit(args, cluster.environment()))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(DEMO.get(1) + ":8: test_db.user can be read as a stream only with"
                        + " hoodie.table.cdc.enabled=true, but " + other + "/test_db/user has no change log and would"
                        + " count changed rows twice; write it anew with it");
    }

    private JobClient start(Configuration configuration) {
        return EtlJob.submit(args(DEMO), cluster.environment(configuration));
    }

    private Args args(List<Path> files) {
        return new Args(
                files, lake().toUri().toString(), Map.of(), checkpoints(), Duration.ofSeconds(1), "demo", Mode.RUN);
    }

    private Path lake() {
        return home.resolve("lake");
    }

    private String checkpoints() {
        return home.resolve("checkpoints").toUri().toString();
    }

    private void awaitEqual(String after) {
        long started = System.nanoTime();
        await(after).atMost(Duration.ofMinutes(3)).pollDelay(Duration.ZERO).untilAsserted(() -> {
            assertThat(read("dws.user_agg")).containsExactlyInAnyOrderElementsOf(shop.userAgg());
            assertThat(read("dwd.order_detail")).containsExactlyInAnyOrderElementsOf(shop.orderDetail());
            assertThat(read("dws.product_sales")).containsExactlyInAnyOrderElementsOf(shop.productSales());
        });
        System.out.printf("equal after %s: %d ms%n", after, (System.nanoTime() - started) / 1_000_000);
    }

    private List<Row> read(String table) {
        var tables = TableEnvironment.create(EnvironmentSettings.newInstance()
                .inBatchMode()
                .withConfiguration(cluster.configuration())
                .build());
        tables.executeSql("CREATE CATALOG lake WITH ('type' = 'lakeward', 'path' = '" + lake() + "')");
        return CollectionUtil.iteratorToList(
                tables.sqlQuery("SELECT * FROM lake." + table).execute().collect());
    }
}
