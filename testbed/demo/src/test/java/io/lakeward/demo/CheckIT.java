// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./lakeward check}: what the producer would find, without a cluster. */
class CheckIT {

    @TempDir
    private Path temp;

    @Test
    void everythingInOrderEndsWithZero() throws Exception {
        try (TestServer mysql = TestServer.mysql(temp.resolve("mysql"));
                TestServer kafka = TestServer.kafka(temp.resolve("kafka"))) {
            // Given
            execute(mysql, "CREATE DATABASE shop", "CREATE TABLE shop.item (id INT PRIMARY KEY, phone INT)");
            Path conf = conf(mysql.address(), kafka.address());

            // When
            Lakeward.Result good = check("--conf", conf.toString());
            Lakeward.Result bad = check("--conf", conf.toString(), "--excludeColumns", "shop.item.id");

            // Then
            assertThat(good.output().lines().map(line -> line.replaceAll(" {2,}", " ")))
                    .contains(
                            "binlog OK rows in full, kept without limit",
                            "MySQL OK " + mysql.address() + ", version 11.4.5-MariaDB-log, user cdc, 1 tables selected",
                            "server ids OK 5400-5400 for 1 reader",
                            "position OK starts with a snapshot",
                            "transactions OK transactional ids that start with lakeward-t")
                    .anyMatch(line -> line.startsWith("topic WARNING The topic t on the Kafka brokers "
                            + kafka.address() + " has retention.ms=604800000 (7 days): "))
                    .noneMatch(line -> line.contains("PROBLEM"));
            assertThat(good.exitCode()).isZero();
            assertThat(bad.output().lines().map(line -> line.replaceAll(" {2,}", " ")))
                    .contains(
                            "columns PROBLEM --excludeColumns must not exclude columns of a primary key, but excludes:"
                                    + " shop.item.id");
            assertThat(bad.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void mistakesAreOneLineEach() throws Exception {
        assertThat(check("-t", "t", "--pasition", "latest"))
                .isEqualTo(
                        new Lakeward.Result(
                                2,
                                """
                        Try --help for more information.
                        cdc-producer: Unknown option --pasition (did you mean position?)
                        cdc-producer: Unknown argument 'latest'
                        """));
    }

    @Test
    void whatResyncCannotReadIsOneLineEach() throws Exception {
        assertThat(Lakeward.run(temp.resolve("output"), "resync", "-b", "127.0.0.1:1", "-t", "t", "shop"))
                .isEqualTo(
                        new Lakeward.Result(2, "lakeward resync: A table must be named as db.table, but was: shop\n"));
    }

    private Lakeward.Result check(String... args) throws IOException, InterruptedException {
        String[] command = new String[args.length + 1];
        command[0] = "check";
        System.arraycopy(args, 0, command, 1, args.length);
        return Lakeward.run(temp.resolve("output"), command);
    }

    private Path conf(String mysql, String kafka) throws IOException {
        return Files.writeString(
                temp.resolve("producer.yaml"),
                """
                host: %s
                username: cdc
                pwd: cdc
                dbList: shop
                tbList: [shop.*]
                serverId: 5400
                brokerList: %s
                sinkTopic: t
                checkpointDir: file:///tmp/checkpoints
                """
                        .formatted(mysql, kafka));
    }

    private static void execute(TestServer mysql, String... sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:mysql://" + mysql.address() + "/?sslMode=DISABLED", "root", "root");
                Statement statement = connection.createStatement()) {
            for (String next : sql) {
                statement.execute(next);
            }
        }
    }
}
