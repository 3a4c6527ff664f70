// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    @Test
    void readsFolderPortAndTheServersOwnOptions() {
        // When
        CommandLine line =
                CommandLine.parse(List.of("--port", "9092", "--dir", "/x", "--topic", "t"), List.of("--topic"));

        // Then
        assertThat(line.dir()).isEqualTo(Path.of("/x"));
        assertThat(line.port()).isEqualTo(9092);
        assertThat(line.other("--topic")).contains("t");
    }

    @Test
    void mistakesAreNamed() {
        assertMistake("unknown option: --topic", "--topic", "t");
        assertMistake("option --port must have a value", "--port");
        assertMistake("option --port must be a number, but was: x", "--dir", "/x", "--port", "x");
        assertMistake("option --dir is required", "--port", "1");
    }

    private static void assertMistake(String message, String... args) {
        assertThatThrownBy(() -> CommandLine.parse(List.of(args), List.of()))
                .isInstanceOf(CommandLine.Mistake.class)
                .hasMessage(message);
    }
}
