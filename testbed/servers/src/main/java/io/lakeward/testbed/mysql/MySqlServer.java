// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.mysql;

import io.lakeward.testbed.local.TlsKeys;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A MySQL-compatible server with row binlogs, a root user and a least-rights user {@code cdc} (password {@code cdc}).
 * Setting {@code LAKEWARD_TEST_MYSQL=HOST:PORT} makes every test use that server instead of the embedded one.
 */
public interface MySqlServer extends AutoCloseable {

    static MySqlServer start() {
        return ExternalMySql.from(System.getenv())
                .<MySqlServer>map(external -> external)
                .orElseGet(() -> EmbeddedMySql.startTemporary(List.of()));
    }

    /** An embedded server with TLS, which only users that are told to need. */
    static MySqlServer startWithTls(TlsKeys keys) {
        return EmbeddedMySql.startTemporary(
                List.of("--ssl", "--ssl-cert=" + keys.certificate(), "--ssl-key=" + keys.key()));
    }

    String host();

    int port();

    String user();

    String password();

    /** Opens a connection in the session time zone UTC; the database may be empty. */
    default Connection connect(String database) throws SQLException {
        return new Login(host(), port(), user(), password()).connect(database);
    }

    /** Runs the statements one after another in one session. */
    default void execute(String... sql) {
        String current = "";
        try (Connection connection = connect("");
                Statement statement = connection.createStatement()) {
            for (String next : sql) {
                current = next;
                statement.execute(next);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + " in: " + current, e);
        }
    }

    /** The rows of a query, each by column label in the query's order. */
    default List<Map<String, Object>> query(String sql) {
        try (Connection connection = connect("");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            ResultSetMetaData columns = result.getMetaData();
            List<Map<String, Object>> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(columns.getColumnLabel(i), result.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + " in: " + sql, e);
        }
    }

    /** Stops the server and starts it with its data at the same address. */
    default void restart() {
        throw new UnsupportedOperationException("A server must be embedded to be restarted, but was: " + this);
    }

    @Override
    void close();
}
