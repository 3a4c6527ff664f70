// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.show;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void withoutATerminalAStatusIsALineWhenItChanges() {
        // Given
        Console console = console(false);

        // When
        console.status("waiting for a");
        console.status("waiting for a");
        console.status("waiting for b");
        console.line("done");

        // Then
        assertThat(bytes.toString(UTF_8)).isEqualTo("     waiting for a ...\n     waiting for b ...\ndone\n");
    }

    @Test
    void onATerminalAStatusIsOverwritten() {
        // Given
        Console console = console(true);

        // When
        console.status("waiting");
        console.line("done");

        // Then
        assertThat(bytes.toString(UTF_8)).isEqualTo("\r\u001b[K     waiting ... 0 s\r\u001b[Kdone\n");
    }

    @Test
    void afterTheLastWordThereAreOnlyErrors() {
        // Given
        Console console = console(false);

        // When
        console.close("stopping");
        console.line("late");
        console.status("later");
        console.error("error");

        // Then
        assertThat(bytes.toString(UTF_8)).isEqualTo("stopping\nerror\n");
    }

    private Console console(boolean terminal) {
        PrintStream out = new PrintStream(bytes, true, UTF_8);
        return new Console(out, out, terminal);
    }
}
