// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.kafka;

import io.lakeward.testbed.local.Docker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A one-node Kafka that allows transactions of up to 15 minutes. */
public interface KafkaBroker extends AutoCloseable {

    static KafkaBroker start() {
        return Docker.isAvailable() ? ContainerKafka.start() : EmbeddedKafka.startTemporary(Optional.empty());
    }

    /** An embedded broker with TLS, users and ACLs. */
    static KafkaBroker startSecured(BrokerSecurity security) {
        return EmbeddedKafka.startTemporary(Optional.of(security));
    }

    String bootstrapServers();

    /** What a client needs that may do everything. */
    default Map<String, Object> clientSettings() {
        return Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    }

    default void createTopic(String name, int partitions) {
        Topics.change(this, admin -> admin.createTopics(Set.of(new NewTopic(name, partitions, (short) 1)))
                .all());
    }

    /** @param partitions that the topic has then */
    default void addPartitions(String topic, int partitions) {
        Topics.change(this, admin -> admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                .all());
    }

    /** Lets a user in by SCRAM, with the password that {@link BrokerSecurity#client(String, String)} has. */
    default void addScramUser(String user) {
        ScramCredentialInfo how = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
        Topics.change(this, admin -> admin.alterUserScramCredentials(
                        List.of(new UserScramCredentialUpsertion(user, how, BrokerSecurity.password(user))))
                .all());
    }

    /** Every committed record up to the topic's current end, partition by partition in order. */
    default List<ConsumerRecord<byte[], byte[]>> readCommitted(String topic) {
        return new CommittedRecords(clientSettings()).of(topic);
    }

    /** Stops the broker and starts it with its data at the same address. */
    default void restart() {
        throw new UnsupportedOperationException("A broker must be embedded to be restarted, but was: " + this);
    }

    @Override
    void close();
}
