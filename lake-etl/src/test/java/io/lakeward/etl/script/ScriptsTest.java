// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.etl.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptsTest {

    @TempDir
    private Path home;

    @Test
    void putsValuesInPlaceOfVariables() throws IOException {
        // Given
        var one = write("one.sql", "SELECT '${day}' FROM ${table};");
        var two = write("two.sql", "SELECT 2");

        // When
        var statements = Scripts.read(List.of(one, two), Map.of("day", "a;b$1", "table", "x"));

        // Then
        assertThat(statements).extracting(Statement::text).containsExactly("SELECT 'a;b$1' FROM x", "SELECT 2");
    }

    @Test
    void refusesAVariableWithoutAValue() throws IOException {
        // Given
        var script = write("one.sql", "SELECT 1;\nSELECT *\nFROM t WHERE day = '${dya}'");

        // When, then
        assertThatThrownBy(() -> Scripts.read(List.of(script), Map.of("day", "1")))
                .isInstanceOf(UserError.class)
                .hasMessage(script + ":3: the variable ${dya} must be set by --var dya=<value>, --varFile or the"
                        + " environment, but given are: [day]");
    }

    @Test
    void takesTheEnvironmentLast() throws IOException {
        // Given
        var script = write("one.sql", "SELECT '${PATH}'");

        // When, then
        assertThat(Scripts.read(List.of(script), Map.of("PATH", "given")))
                .extracting(Statement::text)
                .containsExactly("SELECT 'given'");
        assertThat(Scripts.read(List.of(script), Map.of()))
                .extracting(Statement::text)
                .containsExactly("SELECT '" + System.getenv("PATH") + "'");
    }

    @Test
    void readsTheScriptsOfAFolderInTheOrderOfTheirNames() throws IOException {
        // Given
        write("2.sql", "SELECT 2");
        write("1.sql", "SELECT 1");
        write("notes.txt", "none of it");

        // When, then
        assertThat(Scripts.read(List.of(home), Map.of()))
                .extracting(Statement::text)
                .containsExactly("SELECT 1", "SELECT 2");
    }

    @Test
    void tellsAllMistakesAtOnce() throws IOException {
        // Given
        var one = write("one.sql", "SELECT '${a1}';\nSELECT '${a2}'");
        var two = write("two.sql", "SELECT 'open");

        // When, then
        assertThatThrownBy(() -> Scripts.read(List.of(one, two), Map.of()))
                .isInstanceOf(UserError.class)
                .message()
                .satisfies(message -> assertThat(message.lines().map(line -> line.replaceAll("(:\\d+): .*", "$1")))
                        .containsExactly(one + ":1", one + ":2", two + ":1"));
    }

    @Test
    void refusesAMissingFile() {
        // Given
        var missing = home.resolve("missing.sql");

        // When, then
        assertThatThrownBy(() -> Scripts.read(List.of(missing), Map.of()))
                .isInstanceOf(UserError.class)
                .hasMessage("--file must be a readable text file in UTF-8, or a folder, but was: " + missing);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text);
    }
}
