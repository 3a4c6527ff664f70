// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.lock;

import io.lakeward.producer.UnrecoverableException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Where a task waits until its job has the lock: a task that begins to write ends the transactions of any other job. One that
 * finds another job there ends its own for good: as it began before the other ended, what it has read is older than what that wrote.
 */
public final class LockGate {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    /** The two locks are not taken and given back in one moment: ours may look like another's in between. */
    private static final int MOST_OTHERS_IN_A_ROW = 20;

    private LockGate() {}

    /** @throws IOException if the server cannot be asked, or the task is to end */
    public static void pass(TopicLock lock) throws IOException {
        if (!lock.isGiven()) {
            return;
        }
        try (Connection connection = lock.login().connect()) {
            int othersInARow = 0;
            while (!lock.isOurs(connection)) {
                OptionalLong holder = NamedLocks.holder(connection, lock.name());
                othersInARow = holder.isPresent() ? othersInARow + 1 : 0;
                if (othersInARow > MOST_OTHERS_IN_A_ROW) {
                    throw new UnrecoverableException(lock.told(holder.getAsLong()));
                }
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
                if (Thread.currentThread().isInterrupted()) {
                    throw new IOException("The task is to end, and its job has not had the lock of " + lock.topic());
                }
            }
        } catch (SQLException e) {
            throw new IOException(
                    "The server could not be asked who writes " + lock.topic() + ": " + e.getMessage(), e);
        }
    }
}
