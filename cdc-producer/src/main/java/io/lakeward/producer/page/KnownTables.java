// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.debezium.connector.mysql.MySqlConnection;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.relational.TableId;
import io.debezium.relational.history.TableChanges.TableChange;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.cdc.connectors.mysql.debezium.DebeziumUtils;
import org.apache.flink.cdc.connectors.mysql.source.config.MySqlSourceConfig;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlBinlogSplit;
import org.apache.flink.cdc.connectors.mysql.source.utils.TableDiscoveryUtils;

/** What the reader of the binlog knows of tables' columns; it drops the changes of a table that it does not know. */
public final class KnownTables {
    private KnownTables() {}

    /**
     * Adds the tables that are included and not known yet, as they are now.
     *
     * @param config for the fetcher, one that includes every table of the selected databases: a table that is not
     *     selected may be renamed into the selection, as tools for schema changes do
     */
    public static MySqlBinlogSplit added(MySqlBinlogSplit split, MySqlSourceConfig config) {
        MySqlPartition partition =
                new MySqlPartition(config.getMySqlConnectorConfig().getLogicalName());
        try (MySqlConnection connection = DebeziumUtils.createMySqlConnection(config)) {
            List<TableId> unknown =
                    TableDiscoveryUtils.listTables(connection, config.getDatabaseFilter(), config.getTableFilter())
                            .stream()
                            .filter(table -> !split.getTableSchemas().containsKey(table))
                            .toList();
            if (unknown.isEmpty()) {
                return split;
            }
            Map<TableId, TableChange> schemas = new HashMap<>(split.getTableSchemas());
            schemas.putAll(TableDiscoveryUtils.discoverSchemaForCapturedTables(partition, unknown, config, connection));
            return MySqlBinlogSplit.fillTableSchemas(split, schemas);
        } catch (SQLException e) {
            throw new IllegalStateException("The tables of the source could not be listed: " + e.getMessage(), e);
        }
    }
}
