// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.kafka;

import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;

/** What an administrator does to topics, and waits for. */
final class Topics {
    private Topics() {}

    static void change(KafkaBroker broker, Function<Admin, KafkaFuture<Void>> change) {
        try (Admin admin = Admin.create(broker.clientSettings())) {
            change.apply(admin).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker refused to change a topic", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while changing a topic", e);
        }
    }
}
