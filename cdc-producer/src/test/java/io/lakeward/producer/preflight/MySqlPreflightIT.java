// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lakeward.producer.cli.Args;
import io.lakeward.producer.cli.ArgsReader;
import io.lakeward.producer.cli.UserMistake;
import io.lakeward.producer.source.TableSelection;
import io.lakeward.testbed.mysql.MySqlServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real server is asked and answers. */
class MySqlPreflightIT {
    private static final String DB = "preflight_it_" + ProcessHandle.current().pid();

    private static MySqlServer mysql;

    @BeforeAll
    static void startServer() {
        mysql = MySqlServer.start();
        mysql.execute(
                "CREATE DATABASE " + DB,
                "USE " + DB,
                "CREATE TABLE t (id INT PRIMARY KEY, n INT)",
                "CREATE TABLE u (id INT PRIMARY KEY)");
    }

    @AfterAll
    static void stopServer() {
        mysql.execute("DROP DATABASE " + DB);
        mysql.close();
    }

    @Test
    void aServerInOrderIsToldWithItsFacts() throws UserMistake {
        Report report = report("-e", "5400-5401", "-p", "2", "--excludeColumns", DB + ".t.n");

        assertThat(report.problems()).isEmpty();
        assertThat(report.table())
                .anyMatch(line -> line.matches("MySQL +OK .* user cdc, 2 tables selected"))
                .anyMatch(line -> line.matches("columns +OK +1 of 3 left out"))
                .anyMatch(line -> line.matches("server ids +OK +5400-5401 for 2 readers"))
                .anyMatch(line -> line.matches("position +OK +starts with a snapshot"));
    }

    @Test
    void whatRowsAreKnownByIsTold() throws Exception {
        // Given
        mysql.execute(
                "CREATE TABLE " + DB + ".bag (n INT)",
                "CREATE TABLE " + DB + ".mail (address VARCHAR(9), UNIQUE KEY (address))",
                "CREATE TABLE " + DB + ".uniq (a INT NOT NULL, b INT, UNIQUE KEY (b), UNIQUE KEY (a))");
        Report report;
        try {
            // When
            report = report();
        } finally {
            mysql.execute("DROP TABLE " + DB + ".bag, " + DB + ".mail, " + DB + ".uniq");
        }

        // Then
        assertThat(report.problems())
                .singleElement()
                .asString()
                .contains("these tables have such an index: " + DB + ".mail:");
        assertThat(report.table())
                .anyMatch(line -> line.contains("no primary key") && line.contains(": " + DB + ".bag:"));
    }

    @Test
    void aPositionThatIsGoneIsToldBeforeTheStart() throws Exception {
        // Given
        mysql.execute("INSERT INTO " + DB + ".t VALUES (1, 1)");
        String gone = binlogPlace().get("File").toString();
        mysql.execute("FLUSH BINARY LOGS", "INSERT INTO " + DB + ".t VALUES (2, 2)");
        String left = binlogPlace().get("File").toString();
        if (!isMySql()) {
            set("slave_connections_needed_for_purge=0");
        }
        // MariaDB leaves a file alone while its storage engine may still need it.
        await().until(() -> {
            mysql.execute("PURGE BINARY LOGS TO '" + left + "'");
            return left.equals(
                    mysql.query("SHOW BINARY LOGS").get(0).get("Log_name").toString());
        });

        // When, Then
        assertThat(problems("file:" + gone + ":4"))
                .singleElement()
                .asString()
                .contains("must name a binlog", "it has " + left);
        assertThat(problems("file:" + left + ":99999999"))
                .singleElement()
                .asString()
                .contains("the file ends at");
        assertThat(problems("timestamp:2020-01-01T00:00:00Z"))
                .singleElement()
                .asString()
                .contains("must not be before the oldest binlog", "that binlog begins at 20");
        assertThat(problems("timestamp:2200-01-01T00:00:00Z"))
                .singleElement()
                .asString()
                .contains("in the future");
        String uuid = "00000000-0000-0000-0000-000000000001";
        assertThat(problems("gtid:" + uuid + ":1-5"))
                .singleElement()
                .asString()
                .contains(isMySql() ? "must hold every transaction that" : "is MariaDB");
        if (isMySql()) {
            String executed = binlogPlace().get("Executed_Gtid_Set").toString().replaceAll("\\s", "");
            assertThat(problems("gtid:" + executed)).isEmpty();
            assertThat(problems("gtid:" + executed + "," + uuid + ":1"))
                    .singleElement()
                    .asString()
                    .contains("must hold transactions of");
            assertThat(problems("gtid:nonsense")).singleElement().asString().contains("Malformed GTID set");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'SELECT ON %s.*', 'REPLICATION SLAVE ON *.*', REPLICATION CLIENT",
        "'SELECT ON %s.*', 'REPLICATION CLIENT ON *.*', REPLICATION SLAVE",
        "'REPLICATION CLIENT ON *.*', 'REPLICATION SLAVE ON *.*', at least one table",
        "'SELECT ON %s.t', 'REPLICATION CLIENT, REPLICATION SLAVE ON *.*', at least one table",
    })
    void oneGrantFewerIsTold(String first, String second, String missing) throws Exception {
        // Given
        String user = "fewer_" + ProcessHandle.current().pid();
        mysql.execute(
                "CREATE USER " + user + "@'%' IDENTIFIED BY 'cdc'",
                "GRANT " + first.formatted(DB) + " TO " + user + "@'%'",
                "GRANT " + second.formatted(DB) + " TO " + user + "@'%'");
        try {
            // When
            Report report = report("-u", user, "-T", DB + ".u");

            // Then
            assertThat(report.problems()).singleElement().asString().contains(missing);
        } finally {
            mysql.execute("DROP USER " + user + "@'%'");
        }
    }

    @Test
    void everyProblemOfTheServerIsToldAtOnce() throws Exception {
        // Given
        String user = "poor_" + ProcessHandle.current().pid();
        mysql.execute(
                "CREATE USER " + user + "@'%' IDENTIFIED BY 'cdc'",
                "GRANT SELECT ON " + DB + ".t TO " + user + "@'%'",
                "GRANT INSERT ON " + DB + ".u TO " + user + "@'%'");
        Map<String, Object> own = mysql.query("SELECT @@server_id AS id, @@binlog_expire_logs_seconds AS expire")
                .get(0);
        List<String> compression = isMySql()
                ? List.of("binlog_row_value_options='PARTIAL_JSON'", "binlog_transaction_compression=ON")
                : List.of("log_bin_compress=ON");
        Report report;
        try {
            set("binlog_row_image=MINIMAL", "binlog_expire_logs_seconds=3600");
            set(compression.toArray(String[]::new));

            // When
            report = report("-u", user, "-e", own.get("id").toString());
        } finally {
            set("binlog_row_image=FULL", "binlog_expire_logs_seconds=" + own.get("expire"));
            set(compression.stream()
                    .map(variable -> variable.replace("'PARTIAL_JSON'", "''").replace("ON", "OFF"))
                    .toArray(String[]::new));
            mysql.execute("DROP USER " + user + "@'%'");
        }

        // Then
        assertThat(report.problems())
                .hasSize(4 + compression.size())
                .anyMatch(problem -> problem.contains("must have binlog_row_image=FULL, but had MINIMAL"))
                .anyMatch(problem -> problem.contains("SELECT on every selected table, but has not on: " + DB + ".u:"))
                .anyMatch(problem -> problem.contains("must have the grant REPLICATION CLIENT, REPLICATION SLAVE"))
                .anyMatch(problem -> problem.contains(own.get("id") + " is the server's own"));
        compression.forEach(variable -> assertThat(report.problems())
                .anyMatch(problem -> problem.contains("must have " + variable.split("=", 2)[0] + "=")));
        assertThat(report.warnings()).anyMatch(warning -> warning.contains("but keeps them for 3600 seconds"));
    }

    private static void set(String... variables) {
        mysql.execute(
                Stream.of(variables).map(variable -> "SET GLOBAL " + variable).toArray(String[]::new));
    }

    private static List<String> problems(String position) throws UserMistake {
        return report("-s", position).problems();
    }

    private static Report report(String... more) throws UserMistake {
        List<String> line = new ArrayList<>(List.of(more));
        line.addAll(List.of("-c", "file:///c", "-b", "k:1", "-t", "t", "-h", mysql.host() + ":" + mysql.port()));
        line.addAll(List.of("-P", "cdc", "-d", DB));
        if (!line.contains("-T")) {
            line.addAll(List.of("-T", DB + ".*"));
        }
        if (!line.contains("-u")) {
            line.addAll(List.of("-u", "cdc"));
        }
        Args args = ArgsReader.read(line.toArray(String[]::new), Map.of()).orElseThrow();
        return new Report(MySqlPreflight.findings(args, TableSelection.of(args)));
    }

    private static boolean isMySql() {
        return !mysql.query("SELECT VERSION() AS v").get(0).get("v").toString().contains("MariaDB");
    }

    private static Map<String, Object> binlogPlace() {
        return mysql.query(isMySql() ? "SHOW BINARY LOG STATUS" : "SHOW MASTER STATUS")
                .get(0);
    }
}
