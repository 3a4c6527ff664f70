// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.demo.outcome.Mistake;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoOptionsTest {

    private static final Path DEFAULT = Path.of("/home/target/demo");

    @Test
    void nothingSaidMeansTheDefaultFolderAndAnyPort() {
        // When
        DemoOptions options = parse();

        // Then
        assertThat(options.keep()).isFalse();
        assertThat(options.metrics()).isFalse();
        assertThat(options.workDir()).isEqualTo(DEFAULT);
        assertThat(options.mysql()).isEmpty();
        assertThat(options.ports())
                .isEqualTo(new PortOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void everythingCanBeSaid() {
        // When
        DemoOptions options = parse(
                "--keep",
                "--metrics",
                "--work-dir=/w",
                "--mysql",
                "db:3307",
                "--user",
                "u",
                "--password-file",
                "/pw",
                "--flink-port",
                "8081");

        // Then
        assertThat(options.keep()).isTrue();
        assertThat(options.metrics()).isTrue();
        assertThat(options.workDir()).isEqualTo(Path.of("/w"));
        assertThat(options.mysql()).contains(new MySqlOptions("db", 3307, "u", Path.of("/pw")));
        assertThat(options.ports().flink()).contains(8081);
    }

    @Test
    void portOfMySqlMayBeLeftOut() {
        assertThat(parse("--mysql", "db", "--user", "u", "--password-file", "/pw")
                        .mysql())
                .contains(new MySqlOptions("db", 3306, "u", Path.of("/pw")));
    }

    @Test
    void mistakesAreNamed() {
        assertMistake("unknown option: --kepe (did you mean --keep?)", "--kepe");
        assertMistake("unknown option: --whatever", "--whatever");
        assertMistake("unknown option: demo", "demo");
        assertMistake("option --work-dir must have a value", "--work-dir");
        assertMistake("option --keep must stand once, but stands twice", "--keep", "--keep");
        assertMistake("option --flink-port must be a port from 1 to 65535, but was: 99999", "--flink-port", "99999");
        assertMistake("option --mysql must be HOST:PORT, but was: db:x", "--mysql", "db:x");
        assertMistake("option --user is required with --mysql", "--mysql", "db:1");
        assertMistake("option --password-file is required with --mysql", "--mysql", "db:1", "--user", "u");
        assertMistake("option --user must not stand without --mysql", "--user", "u");
        assertMistake(
                "option --mysql-port is for the demo's own server and must not stand beside --mysql",
                "--mysql",
                "db:1",
                "--mysql-port",
                "2");
    }

    private static void assertMistake(String message, String... args) {
        assertThatThrownBy(() -> parse(args)).isInstanceOf(Mistake.class).hasMessage(message);
    }

    private static DemoOptions parse(String... args) {
        return DemoOptions.parse(List.of(args), DEFAULT);
    }
}
