// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.debezium.connector.mysql.MySqlConnection;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.relational.TableId;
import io.debezium.relational.history.TableChanges.TableChange;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.flink.cdc.connectors.mysql.debezium.DebeziumUtils;
import org.apache.flink.cdc.connectors.mysql.schema.MySqlSchema;
import org.apache.flink.cdc.connectors.mysql.source.config.MySqlSourceConfig;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSnapshotSplit;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSplit;
import org.apache.flink.cdc.connectors.mysql.source.utils.StatementUtils;

/**
 * Gives a chunk its table's columns as they are when it is read. The connector takes those of the time at which the
 * table was split: after an ALTER TABLE every chunk would fail, at every try.
 */
final class ChunkColumns implements AutoCloseable {
    private static final Pattern AUTO_INCREMENT = Pattern.compile(" AUTO_INCREMENT=\\d+");

    private record Known(String statement, TableChange columns) {}

    private final Map<TableId, Known> lastKnown = new HashMap<>();
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
        TableId table = chunk.getTableId();
        String statement = statement(table);
        Known known = lastKnown.get(table);
        if (known == null || !known.statement().equals(statement)) {
            known = new Known(statement, columns(table));
            lastKnown.put(table, known);
        }
        return new MySqlSnapshotSplit(
                table,
                chunk.splitId(),
                chunk.getSplitKeyType(),
                chunk.getSplitStart(),
                chunk.getSplitEnd(),
                chunk.getHighWatermark(),
                Map.of(table, known.columns()));
    }

    /** To parse it takes longer than to read a chunk. */
    private TableChange columns(TableId table) {
        try (MySqlSchema schemas = new MySqlSchema(config, connection.isTableIdCaseSensitive())) {
            return schemas.getTableSchema(partition, connection, table);
        }
    }

    private String statement(TableId table) {
        try {
            String shown = connection.queryAndMap("SHOW CREATE TABLE " + StatementUtils.quote(table), rows -> {
                rows.next();
                return rows.getString(2);
            });
            return AUTO_INCREMENT.matcher(shown).replaceFirst("");
        } catch (SQLException e) {
            throw new IllegalStateException("The columns of " + table + " could not be read: " + e.getMessage(), e);
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
