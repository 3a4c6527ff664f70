// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.lock;

import io.lakeward.producer.source.MySqlLogin;
import java.io.Serial;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What a job must hold in MySQL to write a topic. Two producers of one topic would end each other's transactions in turn, and the
 * one that goes back to its checkpoint would write old changes behind the other's newer ones.
 *
 * @param login where it is held
 * @param topic that it is for
 * @param name of the lock
 * @param isGiven whether the server gives locks; without one a job writes unguarded
 * @param job the name of another lock, which the same connection holds: it tells which job that is
 */
public record TopicLock(MySqlLogin login, String topic, String name, String job, boolean isGiven)
        implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private static final String PREFIX = "lakeward:";

    /**
     * @param cluster the id of the Kafka cluster: another one may have a topic of the same name
     * @param job the same after a failure of the job manager
     */
    public static TopicLock of(MySqlLogin login, String cluster, String topic, String job) {
        String name = cluster + "/" + topic;
        return new TopicLock(login, topic, lock(name), lock(name + "/" + job), true);
    }

    public TopicLock given(boolean isGiven) {
        return new TopicLock(login, topic, name, job, isGiven);
    }

    /** As short as MySQL asks, whatever the topic's name is; upper and lower case are the same there. */
    private static String lock(String of) {
        return PREFIX + UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8));
    }

    /** @param holder the connection that has it */
    public String told(long holder) {
        return "The topic " + topic + " must have one producer, but a running one writes it, with connection " + holder
                + " to " + login.address() + ": stop that job first, or write another topic with -t";
    }

    /** Whether the job of this lock has it. */
    public boolean isOurs(Connection connection) throws SQLException {
        OptionalLong holder = NamedLocks.holder(connection, name);
        return holder.isPresent() && holder.equals(NamedLocks.holder(connection, job));
    }
}
