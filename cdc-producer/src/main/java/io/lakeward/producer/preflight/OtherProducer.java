// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import io.lakeward.producer.cli.Args;
import io.lakeward.producer.lock.NamedLocks;
import io.lakeward.producer.lock.TopicLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;

/** Looks whether a running producer writes the topic. */
final class OtherProducer {
    static final String SUBJECT = "producer";
    /** One that was just stopped may still be there for a moment. */
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private OtherProducer() {}

    static Finding finding(Args args, String job) {
        try (Topic topic = Topic.on(args)) {
            return finding(args, topic.lock(job));
        } catch (ExecutionException e) {
            return unknown(args, e.getCause());
        }
    }

    private static Finding finding(Args args, TopicLock lock) {
        try (Connection connection = lock.login().connect()) {
            OptionalLong holder = holder(connection, lock);
            if (holder.isEmpty()) {
                return Finding.ok(SUBJECT, "no other one writes the topic " + args.topic());
            }
            return Finding.problem(SUBJECT, lock.told(holder.getAsLong()));
        } catch (SQLException e) {
            return unknown(args, e);
        }
    }

    /** Empty if nobody has it, or the job itself: Flink has recovered it, and runs main again. */
    private static OptionalLong holder(Connection connection, TopicLock lock) throws SQLException {
        long deadline = System.nanoTime() + ENDS_WITHIN.toNanos();
        OptionalLong holder = OptionalLong.empty();
        while (System.nanoTime() < deadline) {
            if (NamedLocks.take(connection, lock.name()) || lock.isOurs(connection)) {
                return OptionalLong.empty();
            }
            OptionalLong now = NamedLocks.holder(connection, lock.name());
            holder = now.isPresent() ? now : holder;
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return holder;
    }

    private static Finding unknown(Args args, Throwable reason) {
        return Finding.warning(
                SUBJECT,
                "Nothing refuses a second producer of the topic " + args.topic() + ", as " + args.mysql()
                        + " gives no locks: " + reason.getMessage() + ": see to it that there is one");
    }
}
