// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import io.lakeward.event.TableId;
import io.lakeward.producer.preflight.TableFacts.RowKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks a MySQL server what the rules have to know. */
final class Server {
    private static final Set<Integer> ACCESS_DENIED = Set.of(1044, 1142, 1143, 1227);
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int TABLE_IS_GONE = 1146;

    // STATISTICS and not TABLE_CONSTRAINTS, which hides the constraints from a user who may only SELECT.
    private static final String TABLES =
            """
            SELECT t.table_schema, t.table_name,
              IF(MIN(k.nullables) IS NULL, 'NONE', IF(MIN(k.nullables) = 0, 'KEY', 'NULLABLE'))
            FROM information_schema.tables t
            LEFT JOIN (
              SELECT table_schema, table_name, index_name, SUM(nullable = 'YES') AS nullables
              FROM information_schema.statistics
              WHERE non_unique = 0
              GROUP BY table_schema, table_name, index_name) k
              ON k.table_schema = t.table_schema AND k.table_name = t.table_name
            WHERE t.table_type = 'BASE TABLE'
              AND t.table_schema NOT IN ('mysql', 'sys', 'information_schema', 'performance_schema')
            GROUP BY t.table_schema, t.table_name
            """;
    private static final String COLUMNS =
            """
            SELECT c.table_schema, c.table_name, c.column_name, k.index_name IS NOT NULL
            FROM information_schema.columns c
            LEFT JOIN information_schema.statistics k
              ON k.table_schema = c.table_schema AND k.table_name = c.table_name
              AND k.column_name = c.column_name AND k.index_name = 'PRIMARY'
            WHERE c.table_schema NOT IN ('mysql', 'sys', 'information_schema', 'performance_schema')
            """;
    private static final String GTIDS =
            "SELECT @@GLOBAL.gtid_purged, GTID_SUBSET(@@GLOBAL.gtid_purged, ?), GTID_SUBSET(?, @@GLOBAL.gtid_executed)";

    /** Reads one row of a result. */
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final Statement statement;

    Server(Connection connection, Statement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    /** Global variables by name in lower case, the version among them; those that the server does not have are missing. */
    Map<String, String> variables() throws SQLException {
        String names = BinlogRules.VARIABLES.stream().collect(Collectors.joining("', '", "'version', '", "'"));
        Map<String, String> variables = new HashMap<>();
        for (String[] variable : rows("SHOW GLOBAL VARIABLES WHERE Variable_name IN (" + names + ")", row ->
                new String[] {row.getString(1), row.getString(2)})) {
            variables.put(variable[0].toLowerCase(Locale.ROOT), variable[1]);
        }
        return variables;
    }

    List<String> grants() throws SQLException {
        return rows("SHOW GRANTS", row -> row.getString(1));
    }

    boolean isMariaDb() throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
    }

    Instant now() throws SQLException {
        return rows("SELECT UNIX_TIMESTAMP()", row -> Instant.ofEpochSecond(row.getLong(1)))
                .get(0);
    }

    boolean maySeeBinlogPosition() throws SQLException {
        return !isDenied("SHOW MASTER STATUS");
    }

    List<TableFacts> tables() throws SQLException {
        return rows(
                TABLES,
                row -> new TableFacts(
                        new TableId(row.getString(1), row.getString(2)), RowKey.valueOf(row.getString(3))));
    }

    /** Those of the tables that the user may not read. */
    List<TableId> unreadable(List<TableId> tables) throws SQLException {
        // A table that somebody has locked is not worth a wait.
        statement.execute("SET SESSION lock_wait_timeout = 1");
        List<TableId> unreadable = new ArrayList<>();
        for (TableId table : tables) {
            if (isDenied("SELECT * FROM " + quoted(table.database()) + "." + quoted(table.table()) + " LIMIT 0")) {
                unreadable.add(table);
            }
        }
        return unreadable;
    }

    List<ColumnRules.ColumnFacts> columns(List<TableId> tables) throws SQLException {
        Set<TableId> wanted = Set.copyOf(tables);
        return rows(
                        COLUMNS,
                        row -> new ColumnRules.ColumnFacts(
                                new TableId(row.getString(1), row.getString(2)), row.getString(3), row.getBoolean(4)))
                .stream()
                .filter(column -> wanted.contains(column.table()))
                .toList();
    }

    /** The sizes of the binlog files in bytes, by name, oldest first. */
    Map<String, Long> binlogs() throws SQLException {
        Map<String, Long> binlogs = new LinkedHashMap<>();
        rows("SHOW BINARY LOGS", row -> binlogs.put(row.getString(1), row.getLong(2)));
        return binlogs;
    }

    /** Who uses a replica id, as far as the user may see it, by the id. */
    Map<Long, String> replicas() throws SQLException {
        Map<Long, String> users = new HashMap<>();
        boolean renamed = !isMariaDb() && connection.getMetaData().getDatabaseMajorVersion() >= 8;
        String sql = renamed ? "SHOW REPLICAS" : "SHOW SLAVE HOSTS";
        if (!isDenied(sql)) {
            rows(
                    sql,
                    row -> users.put(
                            row.getLong(1),
                            "a replica" + (row.getString(2).isEmpty() ? "'s" : " on " + row.getString(2))));
        }
        rows("SELECT @@GLOBAL.server_id", row -> users.put(row.getLong(1), "the server's own"));
        return users;
    }

    PositionFacts.GtidFacts gtids(String set, String mode) throws SQLException {
        try (PreparedStatement asked = connection.prepareStatement(GTIDS)) {
            asked.setString(1, set);
            asked.setString(2, set);
            try (ResultSet row = asked.executeQuery()) {
                row.next();
                return new PositionFacts.GtidFacts(
                        mode,
                        row.getString(1).replaceAll("\\s", ""),
                        Optional.empty(),
                        row.getBoolean(2),
                        row.getBoolean(3));
            }
        } catch (SQLException e) {
            String reason = e.getMessage().lines().findFirst().orElse("");
            return new PositionFacts.GtidFacts(mode, "", Optional.of(reason), false, false);
        }
    }

    private boolean isDenied(String sql) throws SQLException {
        try {
            statement.execute(sql);
            return false;
        } catch (SQLException e) {
            if (ACCESS_DENIED.contains(e.getErrorCode())) {
                return true;
            }
            if (e.getErrorCode() == LOCK_WAIT_TIMEOUT || e.getErrorCode() == TABLE_IS_GONE) {
                return false;
            }
            throw e;
        }
    }

    private <T> List<T> rows(String sql, Row<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(reader.read(result));
            }
        }
        return rows;
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
