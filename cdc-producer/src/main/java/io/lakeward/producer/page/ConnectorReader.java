// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import java.lang.reflect.Field;
import java.util.Optional;
import org.apache.flink.cdc.connectors.mysql.debezium.reader.BinlogSplitReader;
import org.apache.flink.cdc.connectors.mysql.debezium.task.context.StatefulTaskContext;
import org.apache.flink.cdc.connectors.mysql.source.reader.MySqlSplitReader;

/** The connector's reader of the binlog, which is nowhere to be had but in its private fields. */
final class ConnectorReader {
    private static final Field BINLOG_READER = field(MySqlSplitReader.class, "reusedBinlogReader");
    private static final Field CONTEXT = field(BinlogSplitReader.class, "statefulTaskContext");

    private final MySqlSplitReader splitReader;

    ConnectorReader(MySqlSplitReader splitReader) {
        this.splitReader = splitReader;
    }

    /** Empty before the binlog is read. */
    Optional<StatefulTaskContext> context() {
        try {
            Object reader = BINLOG_READER.get(splitReader);
            return reader == null ? Optional.empty() : Optional.of((StatefulTaskContext) CONTEXT.get(reader));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The connector must be the version that this was made for", e);
        }
    }

    /** Takes the place of the one that the connector would make when it begins to read the binlog. */
    void set(BinlogSplitReader reader) {
        try {
            BINLOG_READER.set(splitReader, reader);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The connector must be the version that this was made for", e);
        }
    }

    private static Field field(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("The connector must be the version that this was made for", e);
        }
    }
}
