// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.lakeward.producer.values.ExactBinlog;
import java.lang.reflect.Field;
import java.util.Optional;
import org.apache.flink.cdc.connectors.mysql.debezium.DebeziumUtils;
import org.apache.flink.cdc.connectors.mysql.debezium.reader.BinlogSplitReader;
import org.apache.flink.cdc.connectors.mysql.debezium.reader.SnapshotSplitReader;
import org.apache.flink.cdc.connectors.mysql.debezium.task.context.StatefulTaskContext;
import org.apache.flink.cdc.connectors.mysql.source.config.MySqlSourceConfig;
import org.apache.flink.cdc.connectors.mysql.source.reader.MySqlSplitReader;

/** Puts readers with our client of the binlog in place of those that the connector would make, into its private fields. */
final class ConnectorReader {
    static final String OTHER_VERSION = "The connector must be the version that this was made for";
    private static final Field BINLOG_READER = field(MySqlSplitReader.class, "reusedBinlogReader");
    private static final Field SNAPSHOT_READER = field(MySqlSplitReader.class, "reusedSnapshotReader");

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
        set(BINLOG_READER, new BinlogSplitReader(binlog, subtask));
        return client;
    }

    /** To be called before the connector begins to read a chunk: it closes its reader after the last one it has. */
    void prepareSnapshot() {
        if (get(SNAPSHOT_READER) == null) {
            set(SNAPSHOT_READER, new SnapshotSplitReader(newContext(newClient()), subtask, view.hooks()));
        }
    }

    private ExactBinlog newClient() {
        return new ExactBinlog(new MySqlConnectorConfig(config.getDbzConfiguration()));
    }

    private StatefulTaskContext newContext(ExactBinlog client) {
        return new StatefulTaskContext(config, client, DebeziumUtils.createMySqlConnection(config));
    }

    private Object get(Field field) {
        try {
            return field.get(splitReader);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(OTHER_VERSION, e);
        }
    }

    private void set(Field field, Object reader) {
        try {
            field.set(splitReader, reader);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(OTHER_VERSION, e);
        }
    }

    static Field field(Class<?> owner, String name) {
        try {
            Field field = owner.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(OTHER_VERSION, e);
        }
    }
}
