// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgsReaderTest {
    private static final List<String> REQUIRED = List.of(
            "-c",
            "file:///ckp",
            "-b",
            "k:9092",
            "-t",
            "topic",
            "-h",
            "db",
            "-u",
            "cdc",
            "-d",
            "db1,db2",
            "-T",
            "db1.*,db3.tb*");
    private static final Map<String, String> PASSWORD = Map.of("LAKEWARD_MYSQL_PASSWORD", "s3cret");

    @Test
    void whatIsLeftOutHasADefault() throws UserMistake {
        Args args = read();

        assertThat(args.mysql()).isEqualTo(new HostPort("db", 3306));
        assertThat(args.checkpointInterval()).isEqualTo(Duration.ofSeconds(60));
        assertThat(args.parallelism()).isEqualTo(1);
        assertThat(args.position()).isEqualTo(new StartPosition.Initial());
        assertThat(args.newPartitions()).isEqualTo(4);
        assertThat(args.databases()).containsExactly("db1", "db2");
        assertThat(args.tables()).containsExactly("db1.*", "db3.tb*");
        assertThat(args.password().value()).isEqualTo("s3cret");
    }

    @Test
    void longNamesAreTheSame() throws UserMistake {
        List<String> line = new ArrayList<>(List.of("--checkpointDir", "file:///ckp", "--brokerList", "k:9092"));
        line.addAll(List.of("--sinkTopic", "topic", "--host", "db:3307", "--username", "cdc", "--dbList", "db1"));
        line.addAll(List.of("--tbList", "db1.*", "--parallel", "3", "--position", "latest", "--serverId", "5400-5402"));
        line.addAll(List.of("--checkpointInterval", "2", "--pwd", "x", "--partitions", "9"));

        Args args = ArgsReader.read(line.toArray(String[]::new), Map.of()).orElseThrow();

        assertThat(args.mysql()).hasToString("db:3307");
        assertThat(args.position()).isEqualTo(new StartPosition.Latest());
        assertThat(args.serverIds()).isEqualTo(new ServerIds(5400, 5402));
        assertThat(args.checkpointInterval()).isEqualTo(Duration.ofSeconds(2));
        assertThat(args.partitions()).hasValue(9);
    }

    @Test
    void serverIdsStayForAJobAndHoldOneForEachReader() throws UserMistake {
        ServerIds ids = read("-p", "4").serverIds();

        assertThat(ids.count()).isEqualTo(4);
        assertThat(read("-p", "4").serverIds()).isEqualTo(ids);
        assertThat(ServerIds.forJob(new HostPort("db", 3306), "other", 4)).isNotEqualTo(ids);
    }

    @Test
    void aPasswordMayBeInAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("pwd"), "from file\n");

        assertThat(read("--pwdFile", file.toString()).password().value()).isEqualTo("from file");
    }

    @Test
    void noPasswordIsShown() throws UserMistake {
        assertThat(read("-P", "hidden", "--kafkaConf", "sasl.jaas.config=hidden")
                        .toString())
                .doesNotContain("hidden")
                .contains("password=****", "kafka=[sasl.jaas.config]");
    }

    @Test
    void everyMissingOptionIsTold() {
        assertThatThrownBy(() -> ArgsReader.read(new String[] {"-c", "file:///ckp"}, PASSWORD))
                .isInstanceOf(UserMistake.class)
                .hasMessage(
                        """
                        Missing option --brokerList
                        Missing option --sinkTopic
                        Missing option --host
                        Missing option --username
                        Missing option --dbList
                        Missing option --tbList""");
    }

    @Test
    void aMistakeIsToldWithItsRuleAndValue() {
        assertMistake("Unknown option --colour", "--colour");
        assertMistake("--parallel must be a whole number, but was: two", "-p", "two");
        assertMistake("-p/--parallel must be 1 to 128, but was: 0", "-p", "0");
        assertMistake("-l/--checkpointInterval must be at least 1 second, but was: 0", "-l", "0");
        assertMistake("Unknown option --sinkTopc (did you mean sinkTopic?)", "--sinkTopc=hidden");
        assertMistake("Option --parallel must be given once, but was given twice", "-p", "1", "--parallel", "2");
        assertMistake("-e/--serverId must be one id or a range of ids such as 5400-5408, but was: a-b", "-e", "a-b");
        assertMistake(
                "-e/--serverId must be one id or a growing range of ids such as 5400-5408, but was: 9-5", "-e", "9-5");
        assertMistake(
                "-e/--serverId must hold one id per source reader (-p 2), but held 1: 5400-5400",
                "-e",
                "5400",
                "-p",
                "2");
        assertMistake("--partitions must be at least 1, but was: 0", "--partitions", "0");
        assertMistake("--pwdFile must be a readable file, but was: /no/such", "--pwdFile", "/no/such");
        assertMistake("-P/--pwd and --pwdFile must not be given together", "-P", "x", "--pwdFile", "y");
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        assertMistake(
                """
                -s/--position must be initial, snapshot, latest, earliest, timestamp:<ISO instant or epoch \
                milliseconds>, gtid:<GTID set> or file:<binlog file>:<position>, but was: now
                The kafka setting acks must not be given, but was: exactly-once delivery depends on it
                -l/--checkpointInterval must be at least 1 second, but was: 0
                --partitions must be at least 1, but was: 0""",
                "-s",
                "now",
                "--kafkaConf",
                "acks=1",
                "-l",
                "0",
                "--partitions",
                "0");
    }

    @Test
    void aStartPositionHasItsPlaceBehindAColon() throws UserMistake {
        assertThat(read("-s", "snapshot").position()).isEqualTo(new StartPosition.Snapshot());
        assertThat(read("-s", "earliest").position()).isEqualTo(new StartPosition.Earliest());
        assertThat(read("-s", "timestamp:2026-11-20T08:00:00Z").position())
                .isEqualTo(read("-s", "timestamp:1795161600000").position())
                .isEqualTo(new StartPosition.Timestamp(Instant.ofEpochSecond(1_795_161_600)));
        assertThat(read("-s", "gtid:u-1:1-5, u-2:7").position()).isEqualTo(new StartPosition.Gtid("u-1:1-5,u-2:7"));
        assertThat(read("-s", "file:binlog.000042:157").position())
                .isEqualTo(new StartPosition.BinlogPlace("binlog.000042", 157));
        assertMistake(
                "-s/--position timestamp: must be followed by an instant such as 2026-11-20T08:00:00Z or by epoch "
                        + "milliseconds, but was: yesterday",
                "-s",
                "timestamp:yesterday");
        assertMistake(
                "-s/--position gtid: must be followed by a GTID set such as <server uuid>:1-100, but was empty",
                "-s",
                "gtid:");
        assertMistake(
                "-s/--position file: must be followed by a file and a position of at least 4 such as "
                        + "binlog.000042:4, but was: binlog.000042",
                "-s",
                "file:binlog.000042");
    }

    @Test
    void settingsAreHandedOnButForOurs() throws UserMistake {
        Args args = read("--kafkaConf", "compression.type=zstd", "--kafkaConf", "a=b=c", "--debeziumConf", "x=1");

        assertThat(args.kafka().values()).isEqualTo(Map.of("compression.type", "zstd", "a", "b=c"));
        assertThat(args.debezium().values()).isEqualTo(Map.of("x", "1"));
        assertMistake(
                "The kafka setting bootstrap.servers must not be given, but was: use -b/--brokerList",
                "--kafkaConf",
                "bootstrap.servers=k:1");
        assertMistake(
                "The debezium setting database.history.x must not be given, but was: the connector sets it",
                "--debeziumConf",
                "database.history.x=1");
        assertMistake("--kafkaConf must be key=value, but one was not", "--kafkaConf", "hidden");
        assertMistake(
                "--kafkaConf must give each key once, but gave twice: kafka.a",
                "--kafkaConf",
                "a=1",
                "--kafkaConf",
                "a=2");
    }

    @Test
    void tlsNeedsItsModeAndPasswords(@TempDir Path folder) throws Exception {
        String store = Files.writeString(folder.resolve("trust.p12"), "").toString();
        Map<String, String> environment =
                Map.of("LAKEWARD_MYSQL_PASSWORD", "s3cret", "LAKEWARD_MYSQL_TRUSTSTORE_PASSWORD", "tr5st");
        List<String> line = new ArrayList<>(REQUIRED);
        line.addAll(List.of("--mysqlSslMode", "verify_ca", "--mysqlSslTrustStore", store));

        Args args = ArgsReader.read(line.toArray(String[]::new), environment).orElseThrow();

        assertThat(args.tls())
                .contains(new MySqlTls(
                        MySqlTls.Mode.VERIFY_CA,
                        Optional.of(new MySqlTls.Store(store, new Secret("tr5st"))),
                        Optional.empty()));
        assertThat(args.toString()).doesNotContain("tr5st");
        assertMistake(
                "--mysqlSslMode must be DISABLED, PREFERRED, REQUIRED, VERIFY_CA or VERIFY_IDENTITY, but was: on",
                "--mysqlSslMode",
                "on");
        assertMistake(
                """
                The password of --mysqlSslTrustStore must be given by the environment variable \
                LAKEWARD_MYSQL_TRUSTSTORE_PASSWORD or by --mysqlSslTrustStorePassword, but was in neither
                --mysqlSslMode must be given with a trust or key store, but was not""",
                "--mysqlSslTrustStore",
                store);
        assertMistake(
                "-s/--position must not be a timestamp with --mysqlSslMode REQUIRED or stricter, as the connector"
                        + " looks for its place in the binlogs without TLS: start at gtid: or file: instead",
                "--mysqlSslMode",
                "REQUIRED",
                "-s",
                "timestamp:0");
    }

    @Test
    void aMistakeInAnAddressIsTold() {
        assertReplaced("-h", "db:x", "-h/--host must be host or host:port, but was: db:x");
        assertReplaced("-h", "db:0", "-h/--host must be host or host:port with a port of 1 to 65535, but was: db:0");
        assertReplaced(
                "-c",
                "/ckp",
                "-c/--checkpointDir must be a URI such as file:///path or s3://bucket/path, but was: /ckp");
        assertReplaced("-t", "a topic", "-t/--sinkTopic must be 1 to 249 of A-Z a-z 0-9 . _ -, but was: a topic");
        assertReplaced("-d", ",", "-d/--dbList must name at least one database, but was empty");
    }

    @Test
    void aMissingPasswordIsTold() {
        assertThatThrownBy(() -> ArgsReader.read(REQUIRED.toArray(String[]::new), Map.of()))
                .hasMessage("The MySQL password must be given by the environment variable LAKEWARD_MYSQL_PASSWORD, "
                        + "by --pwdFile or by -P/--pwd, but was in none of them");
    }

    private static Args read(String... more) throws UserMistake {
        List<String> line = new ArrayList<>(REQUIRED);
        line.addAll(List.of(more));
        return ArgsReader.read(line.toArray(String[]::new), PASSWORD).orElseThrow();
    }

    private static void assertMistake(String message, String... more) {
        assertThatThrownBy(() -> read(more)).isInstanceOf(UserMistake.class).hasMessage(message);
    }

    private static void assertReplaced(String option, String value, String message) {
        List<String> line = new ArrayList<>(REQUIRED);
        line.set(line.indexOf(option) + 1, value);
        assertThatThrownBy(() -> ArgsReader.read(line.toArray(String[]::new), PASSWORD))
                .isInstanceOf(UserMistake.class)
                .hasMessage(message);
    }
}
