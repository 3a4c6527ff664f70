// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.demo.metrics.MonitoringFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./lakeward verify} on a pipeline that runs: the demo's, which is left running. */
class VerifyCommandIT {
    @TempDir
    private Path temp;

    private final int mysql = TestServer.freePort();
    private final int kafka = TestServer.freePort();

    /** The whole demo, what it leaves running, and its end. */
    @Test
    void findsWhatTheBinlogDoesNotTellOfAndHasItReadAgain() throws Exception {
        Path work = temp.resolve("work");
        try {
            // Given
            Lakeward.Result demo = Lakeward.run(
                    temp.resolve("demo"),
                    "demo",
                    "--keep",
                    "--metrics",
                    "--work-dir=" + work,
                    "--mysql-port=" + mysql,
                    "--kafka-port=" + kafka);
            assertThat(demo.output())
                    .contains("EQUAL: 3 ODS tables, 1 DWD table, 2 DWS tables, every row, column and type")
                    .contains("The whole demo took ");
            assertThat(demo.exitCode()).isZero();
            new MonitoringFiles(Lakeward.ROOT).requireShown(demo.output());
            Lakeward.Result equal = verify();
            assertThat(equal.output()).endsWith("EQUAL: 3 tables, every row and column\n");
            assertThat(equal.exitCode()).isZero();

            // When
            execute(
                    "SET sql_log_bin = 0",
                    "UPDATE test_db.product SET pprice = pprice + 1 ORDER BY pid LIMIT 1",
                    "INSERT INTO test_db.product (pid, pname) VALUES (900, 'secret')",
                    "DELETE FROM test_db.user ORDER BY id LIMIT 1");

            // Then
            Lakeward.Result different = verify("test_db.product", "test_db.us*");
            assertThat(different.output())
                    .contains("pid=900 is missing in the lake", " differs: pprice: ", " is in the lake only")
                    .endsWith("NOT EQUAL: 2 tables differ, 0 could not be verified, 1 are equal\n");
            assertThat(different.exitCode()).isEqualTo(1);
            Lakeward.Result repaired = verify("--repair");
            assertThat(repaired.output())
                    .contains("test_db.product: read again", "test_db.user: read again")
                    .endsWith("EQUAL: 3 tables, every row and column\n");
            assertThat(repaired.exitCode()).isZero();
        } finally {
            Lakeward.run(temp.resolve("down"), "down", "--work-dir=" + work);
        }
        assertThat(work).doesNotExist();
        assertThat(Lakeward.processesOf(work)).isEmpty();
    }

    @Test
    void mistakesAreToldAtOnce() throws Exception {
        assertThat(Lakeward.run(
                        temp.resolve("output"),
                        "verify",
                        "-b",
                        "127.0.0.1:1",
                        "-u",
                        "cdc",
                        "--html=/no/such/x",
                        "shop"))
                .isEqualTo(
                        new Lakeward.Result(
                                2,
                                """
                lakeward verify: 6 things must be corrected:
                  - A table must be named as db.table, but was: shop
                  - --sourceTopic must be given
                  - --hudiEventBasePath must be given
                  - --host must be given
                  - The password of MySQL must be in LAKEWARD_MYSQL_PASSWORD, or in the file of --pwdFile
                  - --html must be a file in a folder that is there, but was: /no/such/x
                """));
    }

    private Lakeward.Result verify(String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "verify",
                "-b",
                "127.0.0.1:" + kafka,
                "-t",
                "lakeward",
                "-g",
                temp.resolve("work/lake").toUri().toString(),
                "-h",
                "127.0.0.1:" + mysql,
                "-u",
                "cdc",
                "--pwdFile",
                Files.writeString(temp.resolve("password"), "cdc\n").toString(),
                "--mysqlSslMode",
                "DISABLED",
                "--settle",
                "5"));
        arguments.addAll(List.of(more));
        return Lakeward.run(temp.resolve("verify"), arguments.toArray(String[]::new));
    }

    private void execute(String... sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:mysql://127.0.0.1:" + mysql + "/?sslMode=DISABLED", "root", "root");
                Statement statement = connection.createStatement()) {
            for (String next : sql) {
                statement.execute(next);
            }
        }
    }
}
