// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.split;

import com.mysql.cj.exceptions.MysqlErrorNumbers;
import io.debezium.connector.mysql.MySqlConnection;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.debezium.relational.history.TableChanges.TableChange;
import io.lakeward.producer.page.ViewedPlace;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.cdc.connectors.mysql.debezium.DebeziumUtils;
import org.apache.flink.cdc.connectors.mysql.source.config.MySqlSourceConfig;
import org.apache.flink.cdc.connectors.mysql.source.offset.BinlogOffset;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlBinlogSplit;
import org.apache.flink.cdc.connectors.mysql.source.utils.TableDiscoveryUtils;

/**
 * The selected tables as they are at a place of the binlog. The connector begins to read the binlog where the first
 * chunk ended, with the tables as they are at the end of the snapshot: what happened to a new table before, and every
 * change to a table that was altered between, it would lose or misread.
 */
record Origin(
        BinlogOffset position,
        Map<TableId, TableChange> tables,
        Map<TableId, Extent> extents,
        boolean caseSensitive,
        ServerIdentity server) {
    private static final int ATTEMPTS = 20;
    private static final Set<Integer> ALTERED = Set.of(
            MysqlErrorNumbers.ER_NO_SUCH_TABLE,
            MysqlErrorNumbers.ER_BAD_FIELD_ERROR,
            MysqlErrorNumbers.ER_TABLE_DEF_CHANGED);

    /** The selected tables as they are now, wherever the binlog is. */
    static List<Table> tables(MySqlSourceConfig config) {
        try (MySqlConnection connection = DebeziumUtils.createMySqlConnection(config)) {
            return all(tables(config, connection));
        } catch (SQLException e) {
            throw unlisted(e);
        }
    }

    static Origin read(MySqlSourceConfig config) {
        try (MySqlConnection connection = DebeziumUtils.createMySqlConnection(config)) {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Map<TableId, TableChange> before = tables(config, connection);
                try (ViewedPlace place = ViewedPlace.now(config)) {
                    Map<TableId, Extent> extents = Extent.of(before.values(), place.views());
                    if (before.equals(tables(config, connection))) {
                        return new Origin(
                                place.position(),
                                before,
                                extents,
                                connection.isTableIdCaseSensitive(),
                                ServerIdentity.read(config));
                    }
                } catch (SQLException e) {
                    if (!ALTERED.contains(e.getErrorCode())) {
                        throw e;
                    }
                }
            }
        } catch (SQLException e) {
            throw unlisted(e);
        }
        throw new IllegalStateException("The tables of the source were altered without a pause, " + ATTEMPTS
                + " times while they were listed: start the job when schema changes are rarer");
    }

    List<Table> all() {
        return all(tables);
    }

    private static List<Table> all(Map<TableId, TableChange> tables) {
        return tables.values().stream().map(TableChange::getTable).toList();
    }

    private static IllegalStateException unlisted(SQLException e) {
        return new IllegalStateException("The tables of the source could not be listed: " + e.getMessage(), e);
    }

    MySqlBinlogSplit binlog() {
        return new MySqlBinlogSplit("binlog-split", position, BinlogOffset.ofNonStopping(), List.of(), tables, 0);
    }

    private static Map<TableId, TableChange> tables(MySqlSourceConfig config, MySqlConnection connection)
            throws SQLException {
        MySqlPartition partition =
                new MySqlPartition(config.getMySqlConnectorConfig().getLogicalName());
        List<TableId> ids =
                TableDiscoveryUtils.listTables(connection, config.getDatabaseFilter(), config.getTableFilter());
        return ids.isEmpty()
                ? Map.of()
                : new TreeMap<>(
                        TableDiscoveryUtils.discoverSchemaForCapturedTables(partition, ids, config, connection));
    }
}
