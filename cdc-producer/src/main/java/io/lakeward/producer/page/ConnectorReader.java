// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.lakeward.producer.values.ExactBinlog;
import java.util.Optional;
import org.apache.flink.cdc.connectors.mysql.debezium.DebeziumUtils;
import org.apache.flink.cdc.connectors.mysql.debezium.reader.BinlogSplitReader;
import org.apache.flink.cdc.connectors.mysql.debezium.reader.SnapshotSplitReader;
import org.apache.flink.cdc.connectors.mysql.debezium.task.context.StatefulTaskContext;
import org.apache.flink.cdc.connectors.mysql.source.config.MySqlSourceConfig;
import org.apache.flink.cdc.connectors.mysql.source.reader.MySqlSplitReader;

/** Puts readers with our client of the binlog in place of those that the connector would make, into its private fields. */
final class ConnectorReader {
    private static final ConnectorField BINLOG_READER =
            new ConnectorField(MySqlSplitReader.class, "reusedBinlogReader");
    private static final ConnectorField SNAPSHOT_READER =
            new ConnectorField(MySqlSplitReader.class, "reusedSnapshotReader");

    private final MySqlSplitReader splitReader;
    private final MySqlSourceConfig config;
    private final int subtask;
    private final DataView view = new DataView();
    private StatefulTaskContext binlog;

    ConnectorReader(MySqlSplitReader splitReader, MySqlSourceConfig config, int subtask) {
        this.splitReader = splitReader;
        this.config = config;
        this.subtask = subtask;
    }

    /** Of the binlog; empty before {@link #prepareBinlog}. */
    Optional<StatefulTaskContext> context() {
        return Optional.ofNullable(binlog);
    }

    /**
     * To be called before the connector begins to read the binlog.
     *
     * @return the client that it will read by
     */
    ExactBinlog prepareBinlog() {
        ExactBinlog client = newClient();
        binlog = newContext(client);
        BINLOG_READER.set(splitReader, new BinlogSplitReader(binlog, subtask));
        return client;
    }

    /** To be called before the connector begins to read a chunk: it closes its reader after the last one it has. */
    void prepareSnapshot() {
        if (SNAPSHOT_READER.get(splitReader) == null) {
            SNAPSHOT_READER.set(splitReader, new SnapshotSplitReader(newContext(newClient()), subtask, view.hooks()));
        }
    }

    private ExactBinlog newClient() {
        return new ExactBinlog(new MySqlConnectorConfig(config.getDbzConfiguration()));
    }

    private StatefulTaskContext newContext(ExactBinlog client) {
        return new StatefulTaskContext(config, client, DebeziumUtils.createMySqlConnection(config));
    }
}
