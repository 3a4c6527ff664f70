// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lakeward.testbed.local.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.hive.conf.HiveConf;
import org.apache.hadoop.hive.metastore.HiveMetaStoreClient;
import org.apache.hadoop.hive.metastore.api.FieldSchema;
import org.apache.hadoop.hive.metastore.api.MetaException;
import org.apache.hadoop.hive.metastore.api.Table;

/** A Hive metastore with a database of its own, in a process of its own. */
final class MetastoreServer implements AutoCloseable {
    private static final Path DIST = Path.of("../testbed/metastore-dist/target").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Map<String, String> SETTINGS = Map.of(
            "datanucleus.schema.autoCreateAll", "true",
            "metastore.schema.verification", "false",
            // The defaults are in another jar of Hive's.
            "metastore.expression.proxy", "org.apache.hadoop.hive.metastore.DefaultPartitionExpressionProxy",
            "metastore.task.threads.always", "org.apache.hadoop.hive.metastore.events.EventCleanerTask");

    private final Path folder;
    private final int port = Ports.free();
    private Process process;
    private HiveMetaStoreClient client;

    MetastoreServer(Path folder) {
        this.folder = folder;
    }

    String address() {
        return "thrift://127.0.0.1:" + port;
    }

    boolean isRunning() {
        return process != null && process.isAlive();
    }

    void start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                DIST.resolve("testbed-metastore-dist.jar") + ":" + Files.readString(DIST.resolve("classpath")),
                "io.lakeward.testbed.metastore.LocalMetastore",
                Integer.toString(port)));
        SETTINGS.forEach((name, value) -> command.add(name + "=" + value));
        command.add("metastore.warehouse.dir=" + folder.resolve("warehouse"));
        command.add("javax.jdo.option.ConnectionURL=jdbc:derby:;databaseName=" + folder.resolve("db") + ";create=true");
        Path log = folder.resolve("metastore.log");
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        await().atMost(PATIENCE).until(() -> {
            assertThat(process.isAlive()).as(() -> "the metastore, see " + log).isTrue();
            return Ports.isTaken(port);
        });
    }

    /** One for all tests. */
    HiveMetaStoreClient client() throws MetaException {
        if (client == null) {
            HiveConf conf = new HiveConf();
            conf.setVar(HiveConf.ConfVars.METASTOREURIS, address());
            client = new HiveMetaStoreClient(conf);
        }
        return client;
    }

    /** {@code name type} of each column, without Hudi's own. */
    static List<String> columns(Table table) {
        return table.getSd().getCols().stream()
                .filter(column -> !column.getName().startsWith("_hoodie_"))
                .map(MetastoreServer::text)
                .toList();
    }

    static String text(FieldSchema column) {
        return column.getName() + " " + column.getType();
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }
}
