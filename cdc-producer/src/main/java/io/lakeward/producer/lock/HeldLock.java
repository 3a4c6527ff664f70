// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.lock;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.util.concurrent.ExecutorThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the lock as soon as it is free, and takes it again when the connection is lost, until it is closed. Never fails. */
public final class HeldLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeldLock.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    /** After so long the server gives up a holder that it cannot reach any more. */
    private static final Duration SILENT_FOR = Duration.ofMinutes(1);
    /** Longer than an answer of the server may take. */
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(15);

    private final TopicLock lock;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new ExecutorThreadFactory("lakeward-lock"));
    private Optional<Future<?>> looking = Optional.empty();
    private Optional<Connection> connection = Optional.empty();
    private String told = "";

    private HeldLock(TopicLock lock) {
        this.lock = lock;
        if (lock.isGiven()) {
            looking = Optional.of(
                    thread.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    public static HeldLock hold(TopicLock lock) {
        return new HeldLock(lock);
    }

    private void look() {
        try {
            if (connection.isEmpty()) {
                connection = Optional.of(open());
            }
            keep(connection.get());
        } catch (SQLException | RuntimeException e) {
            tell("cannot have its lock now: " + e.getMessage());
            drop();
        }
    }

    private Connection open() throws SQLException {
        Connection opened = lock.login().connect();
        try (Statement statement = opened.createStatement()) {
            statement.execute("SET SESSION wait_timeout = " + SILENT_FOR.toSeconds());
        }
        return opened;
    }

    private void keep(Connection with) throws SQLException {
        if (has(with, lock.job()) && has(with, lock.name())) {
            told = "";
        } else {
            tell("waits for its lock, which connection "
                    + NamedLocks.holder(with, lock.name()).orElse(0) + " has");
        }
    }

    private static boolean has(Connection with, String name) throws SQLException {
        return NamedLocks.isHeldBy(with, name) || NamedLocks.take(with, name);
    }

    private void tell(String what) {
        if (!told.equals(what)) {
            LOG.warn("The producer of {} {}", lock.topic(), what);
        }
        told = what;
    }

    private void drop() {
        try {
            if (connection.isPresent()) {
                connection.get().close();
            }
        } catch (SQLException e) {
            LOG.info("The connection that held the lock of {} did not close: {}", lock.topic(), e.getMessage());
        }
        connection = Optional.empty();
    }

    @Override
    public void close() {
        looking.ifPresent(task -> task.cancel(false));
        thread.execute(this::drop);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("The lock of {} is not given back yet: the server does not answer", lock.topic());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
