// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        assertThat(args.position()).isEqualTo(StartPosition.INITIAL);
        assertThat(args.partitions()).isEqualTo(4);
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
        assertThat(args.position()).isEqualTo(StartPosition.LATEST);
        assertThat(args.serverIds()).isEqualTo(new ServerIds(5400, 5402));
        assertThat(args.checkpointInterval()).isEqualTo(Duration.ofSeconds(2));
        assertThat(args.partitions()).isEqualTo(9);
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
        assertThat(read("-P", "hidden").toString()).doesNotContain("hidden").contains("password=****");
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
        assertMistake("-s/--position must be initial or latest, but was: now", "-s", "now");
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
