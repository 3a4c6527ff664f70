// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import io.lakeward.testbed.local.Ports;
import java.io.IOException;
import java.nio.file.Path;
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
        List<String> command =
                new ArrayList<>(List.of("io.lakeward.testbed.metastore.LocalMetastore", Integer.toString(port)));
        SETTINGS.forEach((name, value) -> command.add(name + "=" + value));
        command.add("metastore.warehouse.dir=" + folder.resolve("warehouse"));
        command.add("javax.jdo.option.ConnectionURL=jdbc:derby:;databaseName=" + folder.resolve("db") + ";create=true");
        process = DistProcess.start("metastore-dist", folder, "-Xmx512m", port, command);
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
