// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.lakeward.producer.UnrecoverableException;
import io.lakeward.producer.cli.Args;
import io.lakeward.producer.cli.ArgsReader;
import io.lakeward.producer.lock.TopicLock;
import io.lakeward.producer.source.MySqlLogin;
import io.lakeward.testbed.kafka.KafkaBroker;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A transaction that waited for its commit longer than its timeout, as when a job was away. */
class ExpiredTransactionIT {
    private static final String TOPIC = "expired";
    private static final String ID = "lakeward-expired-0-1";

    private static KafkaBroker kafka;

    @BeforeAll
    static void startEngines() {
        kafka = KafkaBroker.start();
        kafka.createTopic(TOPIC, 1);
    }

    @AfterAll
    static void stopEngines() {
        kafka.close();
    }

    @Test
    @SuppressWarnings("try") // A committer's close() throws whatever it likes
    void isNotPassedOverInSilence() throws Exception {
        // Given
        TransactionDescription open = openTransaction();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> describe().state(), state -> state == TransactionState.COMPLETE_ABORT);

        // When
        try (Committer<Object> committer = committer()) {
            assertThatExceptionOfType(UnrecoverableException.class)
                    .isThrownBy(() -> committer.commit(List.of(new Pending(committable(open)))))

                    // Then
                    .withMessageStartingWith("A transaction of the last checkpoint could not be committed into the"
                            + " topic expired, as the broker has ended it (KafkaCommittable{producerId="
                            + open.producerId())
                    .withMessageContaining("the job was away longer than transaction.timeout.ms");
        }
        assertThat(kafka.readCommitted(TOPIC)).isEmpty();
    }

    private static TransactionDescription openTransaction() throws Exception {
        Properties properties = new Properties();
        properties.putAll(kafka.clientSettings());
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, ID);
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 1000);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPIC, new byte[] {1})).get();
            return describe();
        }
    }

    private static TransactionDescription describe() throws Exception {
        try (Admin admin = Admin.create(kafka.clientSettings())) {
            return admin.describeTransactions(List.of(ID)).description(ID).get();
        }
    }

    @SuppressWarnings("unchecked")
    private static Committer<Object> committer() throws Exception {
        Args args = ArgsReader.read(
                        new String[] {
                            "-h",
                            "127.0.0.1",
                            "-u",
                            "cdc",
                            "-d",
                            "d",
                            "-T",
                            "d.t",
                            "-b",
                            kafka.bootstrapServers(),
                            "-t",
                            TOPIC,
                            "-c",
                            "file:///tmp/checkpoints"
                        },
                        Map.of("LAKEWARD_MYSQL_PASSWORD", "cdc"))
                .orElseThrow();
        return ((SupportsCommitter<Object>) TopicSink.of(args, TopicLock.of(MySqlLogin.of(args), "", TOPIC, "a job")))
                .createCommitter(null);
    }

    /** What the connector keeps in a checkpoint, which it shows to nobody. */
    private static Object committable(TransactionDescription open) throws Exception {
        Constructor<?> constructor = Class.forName("org.apache.flink.connector.kafka.sink.KafkaCommittable")
                .getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor.newInstance(open.producerId(), (short) open.producerEpoch(), ID, null);
    }

    /** Flink's own drops what fails with a known reason. */
    private record Pending(Object getCommittable) implements Committer.CommitRequest<Object> {
        @Override
        public int getNumberOfRetries() {
            return 0;
        }

        @Override
        public void signalFailedWithKnownReason(Throwable reason) {
            // As Flink does.
        }

        @Override
        public void signalFailedWithUnknownReason(Throwable reason) {
            throw new IllegalStateException(reason);
        }

        @Override
        public void retryLater() {
            throw new IllegalStateException("It must not be tried again");
        }

        @Override
        public void updateAndRetryLater(Object committable) {
            throw new IllegalStateException("It must not be tried again");
        }

        @Override
        public void signalAlreadyCommitted() {
            throw new IllegalStateException("It was not committed");
        }
    }
}
