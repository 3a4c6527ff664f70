// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.writer.table.Compaction;
import io.lakeward.writer.table.TableType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriterCommandLineTest {
    private static final List<String> REQUIRED =
            List.of("-b", "k:9092", "-t", "lakeward", "-g", "s3a://lake", "-c", "s3a://ck");

    @Test
    void defaultsLoseNothing() {
        WriterArgs args = parse(List.of());

        assertThat(args)
                .isEqualTo(new WriterArgs(
                        new TopicArgs(new KafkaArgs("k:9092", Map.of()), "lakeward", Optional.empty(), true, 500_000),
                        new LakeArgs("s3a://lake", TableType.COW, new Compaction(true, 20), Map.of()),
                        "s3a://ck",
                        Duration.ofMinutes(5),
                        4,
                        Long.MAX_VALUE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()));
    }

    @Test
    void theArticlesCommandMeansWhatItSays() {
        String tableInfo = "{\"tableInfo\":[{\"database\":\"test_db\",\"table\":\"user\",\"recordKey\":\"id\"}]}";
        List<String> command = new ArrayList<>(List.of(("-e prod -b localhost:9092 -t cdc_topic -p emr-cdc-group-02"
                        + " -s true -o earliest -i 60 -y cow -p 10 -c s3://b/checkpoint/ -g s3://b/lake/"
                        + " -r jdbc:hive2://localhost:10000 -n hadoop -w upsert -s hms -z thrift://localhost:9083"
                        + " -u false -k 5000 -t false -x hoodie.clean.hours.retained=48,hoodie.a=b")
                .split(" ")));
        command.addAll(List.of("-m", tableInfo, "-m", "5"));

        WriterArgs args = WriterCommandLine.parse(command, Map.of());

        assertThat(args.topic())
                .isEqualTo(new TopicArgs(
                        new KafkaArgs("localhost:9092", Map.of()),
                        "cdc_topic",
                        Optional.of("emr-cdc-group-02"),
                        true,
                        5000));
        assertThat(args.lake())
                .isEqualTo(new LakeArgs(
                        "s3://b/lake/",
                        TableType.COW,
                        new Compaction(false, 5),
                        Map.of("hoodie.clean.hours.retained", "48", "hoodie.a", "b")));
        assertThat(args.concurrentTables()).isEqualTo(1);
        assertThat(args.tableInfo()).contains(tableInfo);
        assertThat(args.sync())
                .contains(new CatalogSync(
                        CatalogSync.Mode.HMS,
                        Optional.of("jdbc:hive2://localhost:10000"),
                        "hadoop",
                        Optional.empty(),
                        Optional.of("thrift://localhost:9083")));
        assertThat(args.notices())
                .containsExactly(
                        "--env has no effect: where the job runs, spark-submit says with --master",
                        "--partitionNum has no effect: the topic is read in its own partitions, so that the changes of"
                                + " a row stay in order");
    }

    @Test
    void settingsOfKafkaAreInAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("client.properties"),
                "security.protocol=SASL_SSL\nsasl.jaas.config=x required \\\n y;\n");

        KafkaArgs kafka =
                parse(List.of("--kafkaConfFile", file.toString())).topic().kafka();

        assertThat(kafka.settings())
                .isEqualTo(Map.of("security.protocol", "SASL_SSL", "sasl.jaas.config", "x required y;"));

        Files.writeString(file, "group.id=x\n");
        assertThatThrownBy(() -> parse(List.of("--kafkaConfFile", file.toString())))
                .hasMessage("The file of --kafkaConfFile must not set group.id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "very-secret",
                "ftp://host/very-secret",
                "https:///very-secret",
                "http://a_b:9/very-secret",
                "https://host/very-secret|x"
            })
    void aUrlForAlertsThatIsWrongIsNotShown(String url) {
        assertThatThrownBy(() -> WriterCommandLine.parse(REQUIRED, Map.of("LAKEWARD_ALERT_URL", url)))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(
                        "The URL for alerts must be one that begins with https:// or http:// and a host")
                .hasMessageNotContaining("very");
    }

    @Test
    void theStatusPageIsForThisMachineUnlessAHostIsGiven() {
        assertThat(statusPage("8081")).isEqualTo("/127.0.0.1:8081");
        assertThat(statusPage("0.0.0.0:8081")).isEqualTo("/0.0.0.0:8081");
        assertThat(statusPage("[::1]:0")).isEqualTo("/[0:0:0:0:0:0:0:1]:0");
    }

    private static String statusPage(String given) {
        return parse(List.of("--statusPage", given)).statusPage().orElseThrow().toString();
    }

    @Test
    void whatTheArticlesDefaultsWouldLoseOrDoubleIsSaid() {
        WriterArgs args = parse(List.of("-o", "latest", "-w", "insert"));

        assertThat(args.topic().fromStart()).isFalse();
        assertThat(args.notices())
                .containsExactly(
                        "--startPos latest: a first start passes over the changes that are on the topic already; once"
                                + " there is a checkpoint or a lake, the job goes on where these are",
                        "--hudiWriteOperation insert is carried out as upsert: insert would double every row that"
                                + " changes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hoodie.a=1,hoodie.b=2       | {hoodie.a=1, hoodie.b=2}",
                "hoodie.a=x=y,z              | {hoodie.a=x=y,z}",
                "hoodie.a=x,y=1,hoodie.b=    | {hoodie.a=x,y=1, hoodie.b=}",
                "hoodie.a=1 -x hoodie.b=,=   | {hoodie.a=1, hoodie.b=,=}",
            })
    void hudiOptionsMayHoldCommasAndEqualsSigns(String given, String options) {
        List<String> arguments = new ArrayList<>(List.of("-x"));
        arguments.addAll(List.of(given.split(" ")));

        assertThat(new TreeMap<>(parse(arguments).lake().hudiOptions())).hasToString(options);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "-i soon       | --trigger must be a whole number, but was: soon",
                "-i 0          | --trigger must be greater than 0, but was: 0",
                "-k -1         | --maxOffset must be greater than 0, but was: -1",
                "-u maybe      | --concurrent must be a whole number, but was: maybe",
                "-u 5000       | --concurrent must be at most 1000, but was: 5000",
                "-o middle     | --startPos must be earliest or latest, but was: middle",
                "-y copy       | --tableType must be cow or mor, but was: copy",
                "--kafkaConfFile /no/such | --kafkaConfFile must be a properties file that can be read, but was: /no/such",
                "--alertLag 5  | A URL for alerts must be in LAKEWARD_ALERT_URL, or in the file of --alertUrlFile, for"
                        + " --alertFormat and --alertLag",
                "--alertUrlFile /no/such | --alertUrlFile must be a file that can be read, but was: /no/such",
                "--statusPage x | --statusPage must be a port, or an address of this machine, a colon and a port, but was: x",
                "--statusPage :1:65536 | --statusPage must be a port, or an address of this machine, a colon and a port, but was: :1:65536",
                "-i 5 -i 6     | --trigger must be given once, but was: 5 and 6",
                "-x novalue    | --hudiConf must read hoodie.key=value, but was: novalue",
                "-x hoodie.bucket.index.num.buckets=x | --hudiConf hoodie.bucket.index.num.buckets must be a whole"
                        + " number greater than 0, but was: x",
                "-x hoodie.index.type=BLOOM | --hudiConf hoodie.index.type must be BUCKET, but was: BLOOM",
                "-x hoodie.write.concurrency.mode=optimistic_concurrency_control | --hudiConf hoodie.write.concurrency.mode must be SINGLE_WRITER, but was: optimistic_concurrency_control",
                "-x hoodie.bucket.index.partition.expressions=x,8 | --hudiConf hoodie.bucket.index.partition.expressions cannot be set",
                "-s hms        | --syncHive must be true or false, but was: hms: the first -s is --syncHive, the second"
                        + " --syncMode; write --syncMode hms if you mean that",
                "-s true -r jdbc:hive2://h -s thrift | --syncMode must be jdbc, hms or glue, but was: thrift",
                "-s true       | --syncJDBCUrl must be given for --syncMode jdbc",
                "-s true -r jdbc:hive2://h:1/;password=x | --syncJDBCUrl must hold no password, as every process on the"
                        + " machine sees it: use --syncJDBCPasswordFile or LAKEWARD_SYNC_PASSWORD",
                "-s true -s hms -z host:9083 | --syncMetastore must start with thrift://, but was: host:9083",
                "-p 16         | --consumeGroup must be the name of a group, but was: 16: the first -p is"
                        + " --consumeGroup, the second --partitionNum; write --partitionNum 16 if you mean that",
                "-m 20         | --tableInfoJson must be JSON, or @ and a file, but was: 20: the first -m is"
                        + " --tableInfoJson, the second --inlineMax; write --inlineMax 20 if you mean that",
                "-t maybe      | --morCompact must be true or false, but was: maybe",
                "-t true -t 1  | -t must be given at most twice, for --sourceTopic and then for --morCompact, but was"
                        + " given 3 times",
                "--sourceTopic other -p g | --sourceTopic must be given once, but was: lakeward and other: the first -t"
                        + " is --sourceTopic, the second --morCompact; write --morCompact other if you mean that",
                "-s true -s hms --syncJDBCPasswordFile /none | --syncJDBCPasswordFile must be a file that can be read,"
                        + " but was: /none",
                "--nonsense 1  | Unknown option --nonsense; --help lists the options"
            })
    void aMistakeIsOneLine(String mistake, String message) {
        assertThatThrownBy(() -> parse(List.of(mistake.strip().split(" "))))
                .isInstanceOf(UsageException.class)
                .hasMessage(message.strip());
    }

    @Test
    void aTopicThatLooksLikeASwitchIsAsked() {
        assertThatThrownBy(
                        () -> WriterCommandLine.parse(List.of("-b", "k", "-t", "true", "-g", "l", "-c", "c"), Map.of()))
                .hasMessage("--sourceTopic must be the name of a topic, but was: true: the first -t is --sourceTopic,"
                        + " the second --morCompact; write --morCompact true if you mean that");
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThatThrownBy(() -> WriterCommandLine.parse(List.of("-t", "lakeward", "-i", "0"), Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessage("4 things must be corrected:\n  - --brokerList must be given\n"
                        + "  - --hudiEventBasePath must be given\n  - --checkpointDir must be given\n"
                        + "  - --trigger must be greater than 0, but was: 0");
    }

    @Test
    void thePasswordComesFromTheEnvironmentOrAFile(@TempDir Path directory) throws Exception {
        List<String> sync = List.of("-s", "true", "-r", "jdbc:hive2://h:10000");
        Path file = Files.writeString(directory.resolve("password"), "of file\n");
        List<String> withFile = new ArrayList<>(sync);
        withFile.addAll(List.of("--syncJDBCPasswordFile", file.toString()));

        assertThat(parse(sync).sync().orElseThrow().password()).contains("of environment");
        assertThat(parse(withFile).sync().orElseThrow().password()).contains("of file");
        assertThat(parse(withFile).toString()).doesNotContain("of file");
    }

    private static WriterArgs parse(List<String> more) {
        List<String> arguments = new ArrayList<>(REQUIRED);
        arguments.addAll(more);
        return WriterCommandLine.parse(arguments, Map.of(ArgsReader.PASSWORD_VARIABLE, "of environment"));
    }
}
