// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.testbed.mysql.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Adds and removes equal rows of the table {@code bag (word, n)}. */
final class BagWrites implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(40);

    private final MySqlServer mysql;
    private final String database;
    private final Random random = new Random(1);
    private final CompletableFuture<Void> end;
    private volatile boolean stopping;

    BagWrites(MySqlServer mysql, String database) {
        this.mysql = mysql;
        this.database = database;
        this.end = CompletableFuture.runAsync(this::write);
    }

    void assertWriting() {
        assertThat(end).isNotDone();
    }

    private void write() {
        try (Connection connection = mysql.connect(database);
                Statement statement = connection.createStatement()) {
            while (!stopping) {
                String word = random.nextBoolean() ? "'a'" : "'b'";
                statement.execute(
                        random.nextInt(3) == 0
                                ? "DELETE FROM bag WHERE word = " + word + " LIMIT 1"
                                : "INSERT INTO bag VALUES (" + word + ", " + random.nextInt(2) + ")");
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The writes into " + database + ".bag failed", e);
        }
    }

    /** Ends the writing, and tells if it failed. */
    @Override
    public void close() {
        stopping = true;
        end.join();
    }
}
