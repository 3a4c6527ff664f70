// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            List.of(script("dwd_order"), script("dws_open_orders"), script("dws_payments_by_method"));
    private static final List<String> TABLES = List.of("dwd.order", "dws.open_orders", "dws.payments_by_method");
    private static final Pattern SUBMITTED = Pattern.compile("submitted job (\\w+)");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path home;

    private final Retail retail = new Retail(20261122);
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
    void theSqlClientRunsAScriptToTheSameResult() throws Exception {
        // Given: one source, two lakes
        var other = Files.createDirectory(lake("other"));
        Files.createSymbolicLink(other.resolve("retail"), lake("lake").resolve("retail"));
        var script = new StringBuilder();
        for (Path file : SCRIPTS) {
            script.append(Files.readString(file)).append('\n');
        }
        var file = Files.writeString(home.resolve("all.sql"), script);
        var init = Files.writeString(home.resolve("init.sql"), run(other, List.of("--print-init")));

        // When
        var printed = flink.sql(init, file);
        run(lake("lake"), List.of("-f", file.toString()));

        // Then
        assertThat(printed).contains("Job ID").doesNotContain("ERROR");
        awaitEqual(other, "first load by the SQL client");
        awaitEqual(lake("lake"), "first load by LakeEtl");

        // When
        change(120);

        // Then
        var expected = awaitEqual(other, "changes by the SQL client");
        awaitEqual(lake("lake"), "changes by LakeEtl");
        assertThat(Difference.between(expected, SparkSql.rows(home, lake("lake"), TABLES)))
                .as("what Spark SQL reads")
                .isEqualTo(Difference.NONE);
    }

    @Test
    void killedProcessesChangeNothing() throws Exception {
        // Given
        var job = submit(List.of());
        awaitEqual(lake("lake"), "first load");

        // When
        change(60);
        flink.killTaskManager();
        change(60);

        // Then
        awaitEqual(lake("lake"), "a killed task manager");

        // When
        change(60);
        flink.replaceJobManager();
        change(60);
        submit(List.of("-s", Savepoints.lastCheckpoint(checkpoints(), job)));
        change(60);

        // Then
        awaitEqual(lake("lake"), "a killed job manager");
    }

    private void change(int times) throws Exception {
        retail.change(times);
        ods.commit(retail.tables);
    }

    private String submit(List<String> options) throws IOException {
        var files = SCRIPTS.stream()
                .flatMap(file -> List.of("-f", file.toString()).stream())
                .toList();
        var submitted = SUBMITTED.matcher(run(lake("lake"), files, options));
        assertThat(submitted.find()).isTrue();
        return submitted.group(1);
    }

    private String run(Path lake, List<String> arguments) throws IOException {
        return run(lake, arguments, List.of());
    }

    private String run(Path lake, List<String> arguments, List<String> options) throws IOException {
        var all = new ArrayList<>(arguments);
        all.addAll(List.of(
                "--lake", lake.toUri().toString(), "-c", checkpoints().toUri().toString(), "-i", "1"));
        return flink.run(options, all);
    }

    private List<String> awaitEqual(Path lake, String after) {
        return new Fence(tools, lake, SCRIPTS, "retail").awaitEqual(after, retail.tables);
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
