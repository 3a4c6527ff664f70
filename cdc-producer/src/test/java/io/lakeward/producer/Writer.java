// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.testbed.mysql.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Changes rows of a table {@code t (id, n)} all the time, some of them again and again. */
final class Writer implements AutoCloseable {
    private static final long PAUSE_NANOS = 2_000_000;

    private final MySqlServer mysql;
    private final String database;
    private final int rows;
    private final Random random = new Random(1);
    private final CompletableFuture<Void> end;
    private volatile boolean stopping;

    Writer(MySqlServer mysql, String database, int rows) {
        this.mysql = mysql;
        this.database = database;
        this.rows = rows;
        this.end = CompletableFuture.runAsync(this::write);
    }

    void assertWriting() {
        assertThat(end).isNotDone();
    }

    private void write() {
        try (Connection connection = mysql.connect(database);
                Statement statement = connection.createStatement()) {
            while (!stopping) {
                int id = 1 + random.nextInt(random.nextBoolean() ? rows : 10);
                statement.execute(
                        switch (random.nextInt(4)) {
                            case 0 -> "DELETE FROM t WHERE id = " + id;
                            case 1 -> "INSERT IGNORE INTO t VALUES (" + id + ", 0)";
                            default -> "UPDATE t SET n = n + 1 WHERE id = " + id;
                        });
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The writer of " + database + ".t failed", e);
        }
    }

    /** Ends the writing, and tells if it failed. */
    @Override
    public void close() {
        stopping = true;
        end.join();
    }
}
