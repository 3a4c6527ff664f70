// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.producer.cli.Args;
import io.lakeward.producer.cli.UserMistake;
import io.lakeward.producer.preflight.Preflight;
import io.lakeward.producer.preflight.Report;
import io.lakeward.producer.source.TableSelection;
import io.lakeward.testbed.kafka.BrokerSecurity;
import io.lakeward.testbed.kafka.KafkaBroker;
import io.lakeward.testbed.local.TlsKeys;
import io.lakeward.testbed.mysql.MySqlServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS to MySQL, TLS, SASL and ACLs to Kafka, and what the preflight says where they are wrong. */
class SecuredIT {
    @TempDir
    private static Path folder;

    private static BrokerSecurity security;
    private static ProducerBed bed;

    @BeforeAll
    static void startEngines() {
        TlsKeys keys = TlsKeys.in(folder);
        security = new BrokerSecurity(keys);
        bed = new ProducerBed(folder, MySqlServer.startWithTls(keys), KafkaBroker.startSecured(security));
        bed.mysql.execute("ALTER USER cdc@'127.0.0.1' REQUIRE SSL");
        bed.kafka.addScramUser("producer");
    }

    @AfterAll
    static void stopEngines() {
        bed.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {BrokerSecurity.PLAIN, BrokerSecurity.SCRAM})
    void everyConnectionIsEncryptedAndNoSecretIsShown(String mechanism) throws Exception {
        // Given
        String db = table();
        allow("producer", ResourceType.TOPIC, db, AclOperation.CREATE, AclOperation.WRITE, AclOperation.DESCRIBE);
        allow("producer", ResourceType.TRANSACTIONAL_ID, "lakeward-" + db + "-", AclOperation.WRITE);
        Args args = args(db, security.client("producer", mechanism), security.keys(), "VERIFY_IDENTITY");

        // When
        JobClient job;
        String log;
        try (LogCapture capture = new LogCapture()) {
            job = bed.start(args);
            bed.execute(db, "INSERT INTO t VALUES (2)");
            bed.awaitEquality(db, "t");
            log = capture.text();
        }
        bed.cancel(job);

        // Then
        assertThat(log).contains("Kafka").doesNotContain("-s3cret");
        assertThat(args.toString()).doesNotContain("-s3cret");
    }

    @Test
    void aServerThatIsNotTrustedIsToldOf() throws Exception {
        String db = table();
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        TlsKeys others = TlsKeys.in(elsewhere);
        Map<String, String> kafka = new HashMap<>(security.client("producer"));
        kafka.put("ssl.truststore.location", others.trustStore().toString());

        Report report = report(args(db, kafka, others, "VERIFY_CA"));

        assertThat(report.problems()).hasSize(2);
        assertThat(report.problems().get(0))
                .startsWith("The MySQL server localhost:" + bed.mysql.port()
                        + " must be reachable, but the connection failed: Communications link failure (")
                .contains("Signature does not match");
        assertThat(report.problems().get(1))
                .startsWith("The Kafka brokers " + bed.kafka.bootstrapServers()
                        + " must accept the login of the kafka settings, but did not: SSL handshake failed");
    }

    @Test
    void missingRightsAreToldOneByOne() throws Exception {
        // Given
        String db = table();
        String brokers = bed.kafka.bootstrapServers();
        Args args = args(db, "guest", "REQUIRED");

        // When, Then
        assertThat(report(args).problems())
                .containsExactly("The topic " + db + " on the Kafka brokers " + brokers
                        + " must allow CREATE (if it is not there yet), DESCRIBE and WRITE to the user of the job, but"
                        + " does not: Topic authorization failed.: add ACLs");

        bed.kafka.createTopic(db, 2);
        allow("guest", ResourceType.TOPIC, db, AclOperation.DESCRIBE);
        assertThat(report(args).problems())
                .containsExactly("The topic " + db + " on the Kafka brokers " + brokers
                        + " must allow WRITE to the user of the job, but does not: add an ACL");

        allow("guest", ResourceType.TOPIC, db, AclOperation.WRITE);
        assertThat(report(args).problems())
                .containsExactly("The Kafka brokers " + brokers
                        + " must allow WRITE and DESCRIBE on transactional ids that start with lakeward-" + db
                        + " to the user of the job, but said: Transactional Id authorization failed.: add a prefixed ACL"
                        + " for TransactionalId");
        assertThatThrownBy(() -> bed.start(args)).isInstanceOf(UserMistake.class);

        allow("guest", ResourceType.TRANSACTIONAL_ID, "lakeward-" + db + "-", AclOperation.WRITE);
        assertThat(report(args).problems()).isEmpty();
        assertThat(report(args).warnings())
                .anySatisfy(warning -> assertThat(warning).contains("does not show its settings"));
    }

    @Test
    void aWrongLoginIsToldWithoutThePassword() throws Exception {
        String db = table();
        Map<String, String> kafka = new HashMap<>(security.client("producer"));
        kafka.put("sasl.jaas.config", kafka.get("sasl.jaas.config").replace("producer-s3cret", "other-s3cret"));

        List<String> problems =
                report(args(db, kafka, security.keys(), "PREFERRED")).problems();

        assertThat(problems)
                .containsExactly("The Kafka brokers " + bed.kafka.bootstrapServers()
                        + " must accept the login of the kafka settings, but did not: Authentication failed: Invalid"
                        + " username or password");
    }

    @Test
    void aTopicThatLosesHistoryIsRefused() throws Exception {
        String db = table();
        try (Admin admin = Admin.create(bed.kafka.clientSettings())) {
            admin.createTopics(List.of(new NewTopic(db, 3, (short) 1)
                            .configs(Map.of("cleanup.policy", "compact", "retention.ms", "-1"))))
                    .all()
                    .get();
        }

        Report report = report(args(db, "admin", "REQUIRED"));

        assertThat(report.problems()).singleElement().asString().contains("must not be compacted");
        assertThat(report.warnings())
                .singleElement()
                .asString()
                .contains("has max.message.bytes=1048588, but the producer sends up to 67108864");
    }

    private static String table() {
        String db = bed.database();
        bed.execute(db, "CREATE TABLE t (id INT PRIMARY KEY)", "INSERT INTO t VALUES (1)");
        return db;
    }

    private static Report report(Args args) {
        return Preflight.report(args, TableSelection.of(args), "a job");
    }

    private static Args args(String db, String user, String mode) throws Exception {
        return args(db, security.client(user), security.keys(), mode);
    }

    /** Secrets are in the file, as they should. */
    private static Args args(String db, Map<String, String> kafka, TlsKeys trusted, String mode) throws Exception {
        List<String> yaml = new ArrayList<>(List.of("mysqlSslMode: " + mode));
        yaml.add("mysqlSslTrustStore: " + trusted.trustStore());
        yaml.add("mysqlSslTrustStorePassword: " + TlsKeys.PASSWORD);
        yaml.add("kafka:");
        kafka.forEach((key, value) -> yaml.add("  " + key + ": '" + value + "'"));
        Path file = Files.write(folder.resolve(db + ".yaml"), yaml);
        return bed.args(db, "--conf", file.toString(), "-h", "localhost:" + bed.mysql.port());
    }

    private static void allow(String user, ResourceType type, String prefix, AclOperation... operations)
            throws ExecutionException, InterruptedException {
        ResourcePattern resource = new ResourcePattern(type, prefix, PatternType.PREFIXED);
        try (Admin admin = Admin.create(bed.kafka.clientSettings())) {
            admin.createAcls(List.of(operations).stream()
                            .map(operation -> new AclBinding(
                                    resource,
                                    new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW)))
                            .collect(Collectors.toList()))
                    .all()
                    .get();
        }
    }
}
