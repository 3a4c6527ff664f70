// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.sink;

import io.lakeward.producer.TopicRecord;
import io.lakeward.producer.cli.Args;
import io.lakeward.producer.lock.TopicLock;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Sets up the sink; DESIGN.md says why each setting is what it is. */
public final class TopicSink {
    private static final int TRANSACTION_TIMEOUT_MILLIS = 15 * 60 * 1000;
    private static final int MAX_REQUEST_BYTES = 64 * 1024 * 1024;
    private static final int BATCH_BYTES = 128 * 1024;
    private static final int LINGER_MILLIS = 20;

    private TopicSink() {}

    /** @param lock that the job must have before anything is written */
    public static Sink<TopicRecord> of(Args args, TopicLock lock) {
        KafkaSink<TopicRecord> connector = KafkaSink.<TopicRecord>builder()
                .setBootstrapServers(args.brokers())
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(transactionalIdPrefix(args))
                .setKafkaProducerConfig(producer(args))
                .setRecordSerializer(new RecordSerializer(args.topic()))
                .build();
        return new LosslessSink<>(connector, lock);
    }

    /** What the job's transactional ids start with; a dash and more follow. */
    public static String transactionalIdPrefix(Args args) {
        return "lakeward-" + args.topic();
    }

    /** The producer's settings, but for where the brokers are. */
    public static Properties producer(Args args) {
        Properties producer = new Properties();
        producer.setProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Integer.toString(TRANSACTION_TIMEOUT_MILLIS));
        producer.setProperty(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        producer.setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(MAX_REQUEST_BYTES));
        producer.setProperty(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(BATCH_BYTES));
        producer.setProperty(ProducerConfig.LINGER_MS_CONFIG, Integer.toString(LINGER_MILLIS));
        args.kafka().addTo(producer);
        return producer;
    }
}
