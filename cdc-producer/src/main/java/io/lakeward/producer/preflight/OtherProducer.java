// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import io.lakeward.producer.cli.Args;
import io.lakeward.producer.lock.TopicLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;

/** Looks whether a running producer writes the topic. */
final class OtherProducer {
    private static final String SUBJECT = "producer";
    /** One that was just stopped may still be there for a moment. */
    private static final int WAIT_SECONDS = 5;

    private static final int FREE = 1;

    private OtherProducer() {}

    static Finding finding(Args args) {
        try (Connection connection = MySqlPreflight.connect(args)) {
            String lock = lock(args).name();
            if (number(connection, "SELECT GET_LOCK(?, " + WAIT_SECONDS + ")", lock) == FREE) {
                return Finding.ok(SUBJECT, "no other one writes the topic " + args.topic());
            }
            return Finding.problem(
                    SUBJECT,
                    "The topic " + args.topic()
                            + " must have one producer, but a running one writes it, with connection "
                            + number(connection, "SELECT IS_USED_LOCK(?)", lock) + " to " + args.mysql()
                            + ": stop that job first, or write another topic with -t");
        } catch (SQLException e) {
            return unknown(args, e);
        } catch (ExecutionException e) {
            return unknown(args, e.getCause());
        }
    }

    private static Finding unknown(Args args, Throwable reason) {
        return Finding.warning(
                SUBJECT,
                "Nobody can tell whether another producer writes the topic " + args.topic() + ": " + reason.getMessage()
                        + ": see to it that none does");
    }

    private static TopicLock lock(Args args) throws ExecutionException {
        try (Topic topic = Topic.on(args)) {
            return topic.lock();
        }
    }

    private static long number(Connection connection, String query, String lock) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, lock);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
