// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.lock;

import java.io.Serial;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What a producer holds in MySQL while it writes a topic: a lock of {@code GET_LOCK}, which needs no grant and ends with the
 * connection that holds it.
 *
 * @param name at most 64 characters, as MySQL asks, whose case does not matter
 */
public record TopicLock(String name) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private static final String PREFIX = "lakeward:";

    /** @param cluster the id of the Kafka cluster: another one may have a topic of the same name */
    public static TopicLock of(String cluster, String topic) {
        return new TopicLock(PREFIX + UUID.nameUUIDFromBytes((cluster + "/" + topic).getBytes(StandardCharsets.UTF_8)));
    }
}
