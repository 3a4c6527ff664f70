// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.run;

import io.lakeward.demo.outcome.Failure;
import io.lakeward.demo.process.Wait;
import io.lakeward.demo.source.SourceDatabase;
import io.lakeward.demo.stack.Stack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** What a producer holds in MySQL; cdc-producer's DESIGN.md tells its name. */
final class ProducerLock {
    private static final Duration HELD_WITHIN = Duration.ofMinutes(2);
    private static final String BINLOG_READERS =
            "SELECT id FROM information_schema.processlist WHERE command LIKE 'Binlog Dump%'";

    private ProducerLock() {}

    /** Waits until the producer reads the binlog and has its lock: one that is just being started is told by nothing. */
    static void await(SourceDatabase database, String brokers) throws IOException {
        String look = "SELECT IS_USED_LOCK('" + name(brokers) + "') IS NOT NULL";
        if (!Wait.until(
                HELD_WITHIN,
                () -> database.texts(look).equals(List.of(List.of("1")))
                        && !database.texts(BINLOG_READERS).isEmpty())) {
            throw new Failure(
                    "the producer must read the binlog and have its lock within " + HELD_WITHIN.toSeconds() + " s");
        }
    }

    private static String name(String brokers) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers))) {
            String topic = admin.describeCluster().clusterId().get() + "/" + Stack.TOPIC;
            return "lakeward:" + UUID.nameUUIDFromBytes(topic.getBytes(StandardCharsets.UTF_8));
        } catch (ExecutionException e) {
            throw new Failure("the brokers must tell their cluster's id, but: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted while asking for the cluster's id", e);
        }
    }
}
