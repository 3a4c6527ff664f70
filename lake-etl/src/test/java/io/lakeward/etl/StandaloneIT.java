// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The shipped jar in a cluster of processes, submitted by Flink's own clients, under the scripts of the small shop. */
class StandaloneIT {

    private static final List<Path> SCRIPTS =
            List.of(script("dwd_order"), script("dws_sales_by_customer"), script("dws_payments_by_method"));
    private static final List<String> TABLES = List.of("dwd.order", "dws.sales_by_customer", "dws.payments_by_method");
    private static final Pattern SUBMITTED = Pattern.compile("submitted job (\\w+)");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path home;

    private final Retail retail = new Retail(20261120);
    private TestCluster tools;
    private SourceWriter ods;
    private StandaloneCluster flink;

    @BeforeEach
    void fillSource() throws Exception {
        tools = new TestCluster();
        ods = new SourceWriter(tools, lake("lake").toString(), "retail", Map.of());
        change(300);
        flink = new StandaloneCluster(home.resolve("flink"));
    }

    @AfterEach
    void stop() throws Exception {
        flink.close();
        tools.stop();
    }

    @Test
    void eitherClientsJobsAreExactThroughKills() throws Exception {
        // Given: one source, two lakes
        var other = Files.createDirectory(lake("other"));
        Files.createSymbolicLink(other.resolve("retail"), lake("lake").resolve("retail"));
        var init = Files.writeString(home.resolve("init.sql"), run(other, List.of("--print-init"), List.of()));
        var script = home.resolve("all.sql");
        for (Path file : SCRIPTS) {
            Files.write(script, Files.readAllLines(file), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }

        // When
        var printed = flink.sql(init, script);
        var job = submit(script, List.of());

        // Then
        assertThat(printed).contains("Job ID").doesNotContain("ERROR");

        // When
        change(60);
        fence(lake("lake")).awaitFirstCommits();
        fence(other).awaitFirstCommits();
        change(60);
        flink.killTaskManager();
        change(60);

        // Then
        var expected = fence(lake("lake")).awaitEqual("a killed task manager", retail.tables);
        fence(other).awaitRows("a killed task manager, by the SQL client", expected);

        // When
        change(60);
        flink.replaceJobManager();
        change(60);
        submit(script, List.of("-s", Savepoints.lastCheckpoint(checkpoints(), job)));

        // Then
        expected = fence(lake("lake")).awaitEqual("a killed job manager", retail.tables);
        assertThat(Difference.between(expected, SparkSql.rows(home, lake("lake"), TABLES)))
                .as("what Spark SQL reads")
                .isEqualTo(Difference.NONE);
    }

    private void change(int times) throws Exception {
        retail.change(times);
        ods.commit(retail.tables);
    }

    private String submit(Path script, List<String> options) throws IOException {
        var submitted = SUBMITTED.matcher(run(lake("lake"), List.of("-f", script.toString()), options));
        assertThat(submitted.find()).isTrue();
        return submitted.group(1);
    }

    private String run(Path lake, List<String> arguments, List<String> options) throws IOException {
        var all = new ArrayList<>(arguments);
        all.addAll(List.of(
                "--lake", lake.toUri().toString(), "-c", checkpoints().toUri().toString(), "-i", "1"));
        return flink.run(options, all);
    }

    private Fence fence(Path lake) {
        return new Fence(tools, lake, SCRIPTS, "retail");
    }

    private Path lake(String name) {
        return home.resolve(name);
    }

    private Path checkpoints() {
        return home.resolve("checkpoints");
    }

    private static Path script(String name) {
        return JavaProcess.ROOT.resolve("conf/etl/retail").resolve(name + ".sql");
    }
}
