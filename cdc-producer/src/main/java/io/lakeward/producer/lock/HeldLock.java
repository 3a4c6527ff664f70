// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.lock;

import io.debezium.connector.mysql.MySqlConnection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.cdc.connectors.mysql.debezium.DebeziumUtils;
import org.apache.flink.cdc.connectors.mysql.source.config.MySqlSourceConfig;
import org.apache.flink.util.concurrent.ExecutorThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock that is held until it is closed. Two producers of one topic would end each other's transactions in turn, and the one
 * that goes back to its checkpoint would write old changes behind the other's newer ones.
 */
public final class HeldLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeldLock.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    /** After so long the server gives up a holder that it cannot reach any more. */
    private static final Duration SILENT_FOR = Duration.ofMinutes(1);

    /** One that is being closed may still have it. */
    private static final int WAIT_SECONDS = 2;

    private static final long TAKEN = 1;
    private static final String CONNECTION_ERRORS = "08";

    private final TopicLock lock;
    private final MySqlSourceConfig config;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new ExecutorThreadFactory("lakeward-lock"));
    /** Empty where the server gives no locks, or is away. */
    private Optional<MySqlConnection> connection;

    private Optional<Future<?>> looking = Optional.empty();

    private HeldLock(TopicLock lock, MySqlSourceConfig config) throws SQLException {
        this.lock = lock;
        this.config = config;
        this.connection = taken();
    }

    /** @throws IllegalStateException if another producer holds it, or the server cannot be asked */
    public static HeldLock take(TopicLock lock, MySqlSourceConfig config) {
        try {
            return new HeldLock(lock, config);
        } catch (SQLException e) {
            throw new IllegalStateException("The server could not be asked who writes the topic: " + e.getMessage(), e);
        }
    }

    /** Fails the job when another producer has taken the lock, after the connection that held it was lost. */
    public void watch(SplitEnumeratorContext<?> context) {
        if (connection.isPresent()) {
            looking = Optional.of(thread.scheduleWithFixedDelay(
                    () -> look(context), LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    private void look(SplitEnumeratorContext<?> context) {
        try {
            keep();
        } catch (SQLException e) {
            LOG.warn("The lock of the topic is lost, and cannot be taken again now: {}", e.getMessage());
        } catch (IllegalStateException e) {
            context.runInCoordinatorThread(() -> {
                throw e;
            });
        }
    }

    private synchronized void keep() throws SQLException {
        if (thread.isShutdown() || isHeld()) {
            return;
        }
        closeConnection();
        connection = taken();
    }

    private boolean isHeld() {
        try {
            return connection.isPresent()
                    && number(connection.get(), "SELECT IS_USED_LOCK('" + lock.name() + "') = CONNECTION_ID()")
                            == TAKEN;
        } catch (SQLException e) {
            LOG.info("The connection that holds the lock of the topic is lost: {}", e.getMessage());
            return false;
        }
    }

    private Optional<MySqlConnection> taken() throws SQLException {
        MySqlConnection opened = DebeziumUtils.createMySqlConnection(config);
        boolean isTaken = false;
        try {
            opened.execute("SET SESSION wait_timeout = " + SILENT_FOR.toSeconds());
            isTaken = number(opened, "SELECT GET_LOCK('" + lock.name() + "', " + WAIT_SECONDS + ")") == TAKEN;
        } catch (SQLException e) {
            if (e.getSQLState() == null || e.getSQLState().startsWith(CONNECTION_ERRORS)) {
                throw e;
            }
            LOG.warn("The server gives no locks, so nothing refuses a second producer: {}", e.getMessage());
            return Optional.empty();
        } finally {
            if (!isTaken) {
                opened.close();
            }
        }
        if (!isTaken) {
            throw new IllegalStateException("The topic must have one producer, but another job writes it: stop one of"
                    + " them, or have it write another topic");
        }
        return Optional.of(opened);
    }

    private static long number(MySqlConnection connection, String query) throws SQLException {
        return connection.queryAndMap(query, rows -> rows.next() ? rows.getLong(1) : 0);
    }

    private void closeConnection() {
        try {
            if (connection.isPresent()) {
                connection.get().close();
            }
        } catch (SQLException e) {
            LOG.info("The connection that held the lock of the topic did not close: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        looking.ifPresent(future -> future.cancel(true));
        thread.shutdownNow();
        synchronized (this) {
            closeConnection();
        }
    }
}
