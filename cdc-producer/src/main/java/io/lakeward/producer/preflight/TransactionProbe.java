// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import io.lakeward.producer.cli.Args;
import io.lakeward.producer.sink.TopicSink;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Begins what the job's producers begin, with their settings and an id that starts as theirs: only a try tells whether
 * the brokers allow it. It writes nothing.
 */
final class TransactionProbe {
    private static final String TIMEOUT_MILLIS = "15000";

    private TransactionProbe() {}

    static String id(Args args) {
        return TopicSink.transactionalIdPrefix(args) + "-preflight";
    }

    /** @throws org.apache.kafka.common.KafkaException if the job's producers would fail */
    static void run(Args args) {
        Properties settings = TopicSink.producer(args);
        settings.setProperty(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, args.brokers());
        settings.setProperty(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id(args));
        settings.setProperty(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MILLIS);
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
        } finally {
            producer.close(Duration.ZERO);
        }
    }
}
