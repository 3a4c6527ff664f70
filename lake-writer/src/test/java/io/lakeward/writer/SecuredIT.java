// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.USER;
import static io.lakeward.writer.Tables.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.testbed.kafka.BrokerSecurity;
import io.lakeward.testbed.kafka.KafkaBroker;
import io.lakeward.testbed.local.TlsKeys;
import io.lakeward.writer.cli.KafkaArgs;
import io.lakeward.writer.cli.StatusArgs;
import io.lakeward.writer.cli.UsageException;
import io.lakeward.writer.status.StatusCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Brokers with TLS, SASL and ACLs. */
class SecuredIT extends OnTopicAndLake {
    private static final String SECRET = "s3cret";

    @TempDir
    private static Path folder;

    private static BrokerSecurity security;
    private static KafkaBroker broker;

    @BeforeAll
    static void startBroker() {
        // Of HDFS, which other tests have in this process: it would answer in the broker's place.
        Security.removeProvider("SaslPlainServer");
        security = new BrokerSecurity(TlsKeys.in(folder));
        broker = KafkaBroker.startSecured(security);
        broker.addScramUser("guest");
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void createTopicThere() {
        broker.createTopic(topic, TopicFeed.PARTITIONS);
        feed.close();
        feed = new TopicFeed(as("admin"), topic);
        kafka = as("guest");
    }

    @ParameterizedTest
    @ValueSource(strings = {BrokerSecurity.PLAIN, BrokerSecurity.SCRAM})
    void readOnTheTopicIsAllThatTheWriterNeeds(String mechanism) throws Exception {
        allow(AclOperation.READ);
        kafka = new KafkaArgs(broker.bootstrapServers(), security.client("guest", mechanism));

        whileRunning("checkpoint", Map.of(), stream -> {
            feed.begin().insert(USER, 1, row("id:1", "name:a")).commit();
            stream.processAllAvailable();
        });

        assertThat(rows("d/user")).containsExactly(List.of(1, "a"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StatusArgs status =
                new StatusArgs(kafka, topic, home() + "lake", Optional.empty(), false, false, Optional.empty());
        assertThat(StatusCommand.run(status, LakeAccess.storage(), new PrintStream(out, true, UTF_8)))
                .as(() -> out.toString(UTF_8))
                .isZero();
    }

    @Test
    void withoutItOneLineSaysSo() throws Exception {
        assertThatThrownBy(this::runToTheEnd)
                .isInstanceOf(UsageException.class)
                .hasMessage("The Kafka brokers of --brokerList must let the user of --kafkaConfFile in and let him read"
                        + " the topic, but " + broker.bootstrapServers() + " did not: Topic authorization failed.");

        allow(AclOperation.DESCRIBE);
        assertThatThrownBy(this::runToTheEnd)
                .isInstanceOf(UsageException.class)
                .hasMessage("The topic " + topic + " on the Kafka brokers " + broker.bootstrapServers()
                        + " must allow READ to the user of --kafkaConfFile, but does not: add an ACL");

        Map<String, String> wrong = new HashMap<>(kafka.settings());
        wrong.computeIfPresent("sasl.jaas.config", (key, login) -> login.replace("guest-", "other-"));
        kafka = new KafkaArgs(broker.bootstrapServers(), wrong);
        assertThatThrownBy(this::runToTheEnd)
                .isInstanceOf(UsageException.class)
                .hasMessageEndingWith("did not: Authentication failed: Invalid username or password")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void noSecretIsShown() throws Exception {
        allow(AclOperation.READ);
        maxQuarantined = 0;
        feed.begin().insert(USER, 1, row("id:'no number'", "name:a")).commit();

        assertThatThrownBy(() -> whileRunning("checkpoint", Map.of(), StreamingQuery::processAllAvailable))
                .satisfies(failure -> assertThat(Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                                .map(Throwable::toString))
                        .noneMatch(text -> text.contains(SECRET)));

        assertThat(kafka.toString()).isEqualTo(broker.bootstrapServers());
        assertThat(Files.readString(Path.of("target/test.log"))).doesNotContain("-" + SECRET);
    }

    private static KafkaArgs as(String user) {
        return new KafkaArgs(broker.bootstrapServers(), security.client(user));
    }

    private void allow(AclOperation operation) throws Exception {
        ResourcePattern there = new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL);
        AccessControlEntry entry = new AccessControlEntry("User:guest", "*", operation, AclPermissionType.ALLOW);
        try (Admin admin = Admin.create(broker.clientSettings())) {
            admin.createAcls(List.of(new AclBinding(there, entry))).all().get();
        }
    }
}
