// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandLineTest {
    private static final List<String> REQUIRED =
            List.of("-b", "k:9092", "-t", "lakeward", "-g", "s3a://lake", "-h", "db", "-u", "cdc");
    private static final Map<String, String> PASSWORD = Map.of("LAKEWARD_MYSQL_PASSWORD", "secret");

    @TempDir
    private Path temp;

    @Test
    void namesAreThoseOfTheJobs() throws Exception {
        Path file = Files.writeString(temp.resolve("password"), "other\n");

        VerifyArgs args = parse(PASSWORD, "--pwdFile", file.toString(), "shop.*", "--repair", "--json", "crm.customer");

        assertThat(args.source().address()).isEqualTo("db:3306");
        assertThat(args.source().password()).isEqualTo("other");
        assertThat(args.source().toString()).doesNotContain("other");
        assertThat(args.tables()).containsExactly("shop.*", "crm.customer");
        assertThat(args.repair()).isTrue();
        assertThat(args.json()).isTrue();
        assertThat(args.settle()).hasSeconds(180);
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThatThrownBy(() -> VerifyCommandLine.parse(
                        List.of(
                                "-b",
                                "k",
                                "-h",
                                "db:x",
                                "-u",
                                "cdc",
                                "--settle",
                                "soon",
                                "--html",
                                "/no/such/x.html",
                                "shop"),
                        Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        """
                        7 things must be corrected:
                          - A table must be named as db.table, but was: shop
                          - --sourceTopic must be given
                          - --hudiEventBasePath must be given
                          - --host must be host or host:port, but was: db:x
                          - The password of MySQL must be in LAKEWARD_MYSQL_PASSWORD, or in the file of --pwdFile
                          - --settle must be a whole number, but was: soon
                          - --html must be a file in a folder that is there, but was: /no/such/x.html""");
        assertThatThrownBy(() -> parse(PASSWORD, "--reapir"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Unknown option --reapir");
    }

    private static VerifyArgs parse(Map<String, String> environment, String... more) {
        List<String> arguments = new ArrayList<>(REQUIRED);
        arguments.addAll(List.of(more));
        return VerifyCommandLine.parse(arguments, environment);
    }
}
