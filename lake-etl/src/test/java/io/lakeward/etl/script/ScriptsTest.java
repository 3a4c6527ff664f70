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
                .hasMessage(script + ":3: the variable ${dya} must be set by --var dya=<value>, but set are: [day]");
    }

    @Test
    void refusesAMissingFile() {
        // Given
        var missing = home.resolve("missing.sql");

        // When, then
        assertThatThrownBy(() -> Scripts.read(List.of(missing), Map.of()))
                .isInstanceOf(UserError.class)
                .hasMessage("--file must be a readable text file in UTF-8, but was: " + missing);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text);
    }
}
