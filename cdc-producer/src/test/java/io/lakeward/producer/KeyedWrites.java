// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.testbed.mysql.MySqlServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Updates random rows of tables {@code (k, n)}, each only once or twice, so that a lost change stays lost. */
final class KeyedWrites implements AutoCloseable {
    private final MySqlServer mysql;
    private final String database;
    private final List<String> tables;
    private final Duration pause;
    private final Random random = new Random(1);
    private final CompletableFuture<Void> end;
    private volatile boolean stopping;

    KeyedWrites(MySqlServer mysql, String database, List<String> tables) {
        this(mysql, database, tables, Duration.ZERO);
    }

    KeyedWrites(MySqlServer mysql, String database, List<String> tables, Duration pause) {
        this.pause = pause;
        this.mysql = mysql;
        this.database = database;
        this.tables = tables;
        this.end = CompletableFuture.runAsync(this::write);
    }

    void assertWriting() {
        assertThat(end).isNotDone();
    }

    private void write() {
        try (Connection connection = mysql.connect(database)) {
            List<List<Object>> keys = new ArrayList<>();
            for (String table : tables) {
                keys.add(keys(connection, table));
            }
            while (!stopping) {
                int table = random.nextInt(tables.size());
                try (PreparedStatement update =
                        connection.prepareStatement("UPDATE " + tables.get(table) + " SET n = n + 1 WHERE k = ?")) {
                    update.setObject(
                            1,
                            keys.get(table).get(random.nextInt(keys.get(table).size())));
                    update.executeUpdate();
                    LockSupport.parkNanos(pause.toNanos());
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The writes into " + database + " failed", e);
        }
    }

    private static List<Object> keys(Connection connection, String table) throws SQLException {
        List<Object> keys = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT k FROM " + table)) {
            while (rows.next()) {
                keys.add(rows.getObject(1));
            }
        }
        return keys;
    }

    /** Ends the writing, and tells if it failed. */
    @Override
    public void close() {
        stopping = true;
        end.join();
    }
}
