// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.debezium.connector.mysql.MySqlConnection;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.apache.flink.cdc.connectors.mysql.debezium.DebeziumUtils;
import org.apache.flink.cdc.connectors.mysql.source.config.MySqlSourceConfig;

/**
 * Refuses a table that came while the job runs, has no primary key, and has a unique index that may hold NULL: Debezium
 * takes the index for the key, and NULL for zero. The preflight refuses those that are there at the start.
 */
final class NullableKeys {
    private static final String NULLABLES =
            """
            SELECT SUM(nullable = 'YES') FROM information_schema.statistics
            WHERE table_schema = ? AND table_name = ? AND non_unique = 0
            GROUP BY index_name ORDER BY 1 LIMIT 1
            """;

    private final MySqlSourceConfig config;

    NullableKeys(MySqlSourceConfig config) {
        this.config = config;
    }

    /** @param changed the tables that the statement left, with what Debezium takes for their key */
    void refuse(String statement, List<Table> changed) throws SQLException {
        if (!statement.toUpperCase(Locale.ROOT).contains("UNIQUE")) {
            return;
        }
        try (MySqlConnection connection = DebeziumUtils.createMySqlConnection(config)) {
            for (Table table : changed) {
                if (!table.primaryKeyColumns().isEmpty() && isNullable(connection, table.id())) {
                    throw new IllegalStateException(
                            "A unique index must not hold NULL where there is no primary key, but "
                                    + table.id() + " has such an index since: " + statement
                                    + ": add a primary key, make the columns NOT NULL, or leave the table out with"
                                    + " --excludeTables");
                }
            }
        }
    }

    private static boolean isNullable(MySqlConnection connection, TableId table) throws SQLException {
        return connection.prepareQueryAndMap(
                NULLABLES,
                statement -> {
                    statement.setString(1, table.catalog());
                    statement.setString(2, table.table());
                },
                NullableKeys::isFirstNullable);
    }

    private static boolean isFirstNullable(ResultSet indexes) throws SQLException {
        return indexes.next() && indexes.getInt(1) > 0;
    }
}
