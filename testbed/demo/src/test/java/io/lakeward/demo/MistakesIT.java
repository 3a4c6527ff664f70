// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The user's mistakes: each one line, exit code 2, nothing left behind. */
class MistakesIT {

    @TempDir
    private Path temp;

    @Test
    void unknownCommand() throws IOException, InterruptedException {
        assertMistake(
                "unknown command: dmeo (there are: check, resync, verify, replay, status, demo, down, bench, chaos, help)",
                "dmeo");
    }

    @Test
    void unknownOption() throws IOException, InterruptedException {
        assertMistake("unknown option: --kafka-prot (did you mean --kafka-port?)", "demo", "--kafka-prot", "1");
    }

    @Test
    void takenPort() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertMistake(
                    "port of --flink-port must be free, but something listens on " + port,
                    "demo",
                    "--flink-port",
                    port,
                    "--work-dir",
                    work());
        }
        assertThat(temp.resolve("work")).doesNotExist();
    }

    @Test
    void folderThatIsNotOurs() throws IOException, InterruptedException {
        // Given
        Path folder = Files.createDirectories(temp.resolve("work"));
        Files.writeString(folder.resolve("thesis.txt"), "mine");

        // Then
        assertMistake(
                "work folder must be empty, but holds files that are not the demo's: " + folder,
                "demo",
                "--work-dir",
                work());
        assertThat(folder.resolve("thesis.txt")).hasContent("mine");
    }

    @Test
    void serverThatIsNotThere() throws IOException, InterruptedException {
        // Given
        int port = TestServer.freePort();

        // Then
        assertMistake(
                "MySQL server 127.0.0.1:" + port + " cannot be reached: Communications link failure",
                "demo",
                "--mysql",
                "127.0.0.1:" + port,
                "--user",
                "root",
                "--password-file",
                password("root"),
                "--work-dir",
                work());
        assertThat(temp.resolve("work")).doesNotExist();
    }

    @Test
    void serverThatRefusesTheLogin() throws IOException, InterruptedException {
        try (TestServer server = TestServer.mysql(temp.resolve("mysql"))) {
            assertMistake(
                    "MySQL server " + server.address() + " refuses the login of root: "
                            + "Access denied for user 'root'@'127.0.0.1' (using password: YES)",
                    "demo",
                    "--mysql",
                    server.address(),
                    "--user",
                    "root",
                    "--password-file",
                    password("wrong"),
                    "--work-dir",
                    work());
        }
        assertThat(temp.resolve("work")).doesNotExist();
    }

    @Test
    void missingPasswordFile() throws IOException, InterruptedException {
        assertMistake(
                "password file must be readable, but is not: " + temp.resolve("nope"),
                "demo",
                "--mysql",
                "127.0.0.1:1",
                "--user",
                "root",
                "--password-file",
                temp.resolve("nope").toString());
    }

    @Test
    void optionsOfStatus() throws IOException, InterruptedException {
        assertMistake(
                """
                lakeward status: 4 things must be corrected:
                  - --sourceTopic must be given
                  - --hudiEventBasePath must be given
                  - --max-lag must be greater than 0, but was: 0
                  - --html must be a file in a folder that is there, but was: /no/such/x""",
                "status",
                "-b",
                "127.0.0.1:1",
                "--max-lag",
                "0",
                "--html",
                "/no/such/x");
    }

    @Test
    void versionIsThatOfTheBuild() throws IOException, InterruptedException {
        // Given
        Matcher version = Pattern.compile("<artifactId>lakeward</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Lakeward.ROOT.resolve("pom.xml")));
        assertThat(version.find()).isTrue();

        // Then
        assertThat(Lakeward.run(temp.resolve("output"), "--version"))
                .isEqualTo(new Lakeward.Result(0, "lakeward " + version.group(1) + "\n"));
    }

    @Test
    void downWithNothingRunningSaysSo() throws IOException, InterruptedException {
        // When
        Lakeward.Result result = Lakeward.run(temp.resolve("output"), "down", "--work-dir", work());

        // Then
        assertThat(result).isEqualTo(new Lakeward.Result(0, "nothing runs in " + work() + "\n"));
    }

    private void assertMistake(String line, String... args) throws IOException, InterruptedException {
        assertThat(Lakeward.run(temp.resolve("output"), args)).isEqualTo(new Lakeward.Result(2, line + "\n"));
    }

    private String work() {
        return temp.resolve("work").toString();
    }

    private String password(String password) throws IOException {
        return Files.writeString(temp.resolve("password"), password + "\n").toString();
    }
}
