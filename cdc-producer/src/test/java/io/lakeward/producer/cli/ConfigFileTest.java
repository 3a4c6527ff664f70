// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    private static final String COMPLETE =
            """
            checkpointDir: file:///ckp
            brokerList: [k1:9092, "k2:9092"]
            sinkTopic: topic
            host: db:3307
            username: cdc
            pwd: hidden
            dbList: db1, db2
            tbList:
              - db1.*
              - db3.tb*
            excludeTables: db1.tmp_*
            excludeColumns: [db1.user.phone]
            position: file:binlog.000001:4
            parallel: 3
            kafka:
              compression.type: zstd
              linger.ms: 5
              sasl.jaas.config: 'x required password="hidden";'
            debezium:
              max.batch.size: 4096
            """;

    @TempDir
    private Path folder;

    @Test
    void holdsOptionsByTheirLongNames() throws Exception {
        Args args = read(COMPLETE);

        assertThat(args.brokers()).isEqualTo("k1:9092,k2:9092");
        assertThat(args.mysql()).isEqualTo(new HostPort("db", 3307));
        assertThat(args.password().value()).isEqualTo("hidden");
        assertThat(args.databases()).containsExactly("db1", "db2");
        assertThat(args.tables()).containsExactly("db1.*", "db3.tb*");
        assertThat(args.excludedTables()).containsExactly("db1.tmp_*");
        assertThat(args.excludedColumns()).containsExactly("db1.user.phone");
        assertThat(args.position()).isEqualTo(new StartPosition.BinlogPlace("binlog.000001", 4));
        assertThat(args.parallelism()).isEqualTo(3);
        assertThat(args.kafka().values())
                .containsEntry("compression.type", "zstd")
                .containsEntry("linger.ms", "5")
                .containsEntry("sasl.jaas.config", "x required password=\"hidden\";");
        assertThat(args.debezium().values()).isEqualTo(Map.of("max.batch.size", "4096"));
        assertThat(args.toString()).doesNotContain("hidden");
    }

    @Test
    void theCommandLineWinsOverIt() throws Exception {
        Path password = Files.writeString(folder.resolve("pwd"), "from a file\n");

        Args args =
                read(COMPLETE, "-t", "other", "--pwdFile", password.toString(), "--kafkaConf", "compression.type=gzip");

        assertThat(args.topic()).isEqualTo("other");
        assertThat(args.password().value()).isEqualTo("from a file");
        assertThat(args.kafka().values())
                .containsEntry("compression.type", "gzip")
                .containsEntry("linger.ms", "5");
    }

    @Test
    void everyMistakeIsToldAtOnceWithItsLineAndWithoutItsValue() {
        assertMistake(
                """
                FILE:1: unknown key sinkTopc (did you mean sinkTopic?)
                FILE:3: key host must stand once, but stands in line 2 too
                FILE:4: dbList must be a list or one value with commas, but was not
                FILE:5: username must be one value, but was not
                FILE:6: pwd must be one value, but was not
                FILE:8: kafka.ssl must be one value, but was not
                FILE:11: key kafka.linger.ms must stand once, but stands in line 10 too
                FILE:12: debezium must be a map of names and values, but was not
                FILE:13: unknown key colour
                --parallel must be a whole number, but was: x""",
                """
                sinkTopc: hidden
                host: hidden
                host: hidden
                dbList: {a: hidden}
                username: [hidden]
                pwd:
                kafka:
                  ssl:
                    key.password: hidden
                  linger.ms: 1
                  linger.ms: 2
                debezium: hidden
                colour: [[hidden]]
                parallel: x
                """);
    }

    @Test
    void whatIsNoYamlIsTold() {
        assertMistake(
                "FILE:2: must be YAML, but is not: mapping values are not allowed here",
                "host: a\nusername: y: hidden\n");
        assertMistake("FILE:1: must hold options as \"name: value\", but did not", "- hidden\n");
        assertThatThrownBy(() -> ArgsReader.read(new String[] {"--conf", "/no/such"}, Map.of()))
                .hasMessage("--conf must be a readable file, but was: /no/such");
    }

    @Test
    void theExampleIsSound() throws UserMistake {
        Args args = ArgsReader.read(
                        new String[] {"--conf", "../conf/producer.yaml"}, Map.of("LAKEWARD_MYSQL_PASSWORD", "hidden"))
                .orElseThrow();

        assertThat(args.tables()).containsExactly("shop.*", "crm.customer*");
        assertThat(args.partitions()).hasValue(12);
    }

    private Args read(String yaml, String... more) throws IOException, UserMistake {
        List<String> line = new ArrayList<>(List.of("--conf", file(yaml)));
        line.addAll(List.of(more));
        return ArgsReader.read(line.toArray(String[]::new), Map.of()).orElseThrow();
    }

    private void assertMistake(String message, String yaml) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(UserMistake.class)
                .extracting(
                        e -> e.getMessage().replace(folder.resolve("conf.yaml").toString(), "FILE"))
                .isEqualTo(message);
    }

    private String file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("conf.yaml"), yaml).toString();
    }
}
