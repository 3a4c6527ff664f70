// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.order;

import io.lakeward.producer.UnrecoverableException;
import java.util.OptionalInt;
import org.apache.kafka.common.utils.Utils;

/**
 * The topic's partitions as the job's state knows them. Partitions added later stay empty: a row's changes would go on in
 * another one, and a reader would take an older change in the old one for a newer.
 *
 * @param count at least 1
 */
record Partitions(int count) {
    /**
     * @param known from the job's state; empty if it began just now
     * @param there how many the topic has
     */
    static Partitions of(OptionalInt known, int there) {
        int count = known.orElse(there);
        if (count > there) {
            throw new UnrecoverableException("The topic has " + there + " partitions, and had " + count
                    + " when this job began: it is another one. Start without the savepoint to read all tables again");
        }
        return new Partitions(count);
    }

    /** Where Kafka's own clients would put the key. */
    int of(byte[] key) {
        return Utils.toPositive(Utils.murmur2(key)) % count;
    }
}
