// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.debezium.connector.mysql.MySqlConnection;
import io.debezium.connector.mysql.MySqlPartition;
import java.sql.SQLException;
import java.util.Map;
import org.apache.flink.cdc.connectors.mysql.debezium.DebeziumUtils;
import org.apache.flink.cdc.connectors.mysql.schema.MySqlSchema;
import org.apache.flink.cdc.connectors.mysql.source.config.MySqlSourceConfig;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSnapshotSplit;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSplit;

/**
 * Gives a chunk its table's columns as they are when it is read. The connector takes those of the time at which the
 * table was split: after an ALTER TABLE every chunk would fail, at every try.
 */
final class ChunkColumns implements AutoCloseable {
    private final MySqlSourceConfig config;
    private final MySqlPartition partition;
    private MySqlConnection connection;

    ChunkColumns(MySqlSourceConfig config) {
        this.config = config;
        this.partition = new MySqlPartition(config.getMySqlConnectorConfig().getLogicalName());
    }

    MySqlSplit fresh(MySqlSnapshotSplit chunk) {
        if (connection == null) {
            connection = DebeziumUtils.createMySqlConnection(config);
        }
        try (MySqlSchema schemas = new MySqlSchema(config, connection.isTableIdCaseSensitive())) {
            return new MySqlSnapshotSplit(
                    chunk.getTableId(),
                    chunk.splitId(),
                    chunk.getSplitKeyType(),
                    chunk.getSplitStart(),
                    chunk.getSplitEnd(),
                    chunk.getHighWatermark(),
                    Map.of(chunk.getTableId(), schemas.getTableSchema(partition, connection, chunk.getTableId())));
        }
    }

    @Override
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
