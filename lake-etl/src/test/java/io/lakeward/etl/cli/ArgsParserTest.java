// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.etl.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgsParserTest {

    @Test
    void readsEveryOption() {
        // When
        var args = ArgsParser.parse(
                "-f",
                "dwd.sql",
                "-f",
                "dws.sql",
                "--lake",
                "file:///lake/",
                "--var",
                "day=2026-11-20",
                "--var",
                "n=a=b",
                "--checkpointDir",
                "file:///c",
                "--checkpointInterval",
                "5",
                "--name",
                "shop");

        // Then
        assertThat(args)
                .contains(new Args(
                        List.of(Path.of("dwd.sql"), Path.of("dws.sql")),
                        "file:///lake",
                        Map.of("day", "2026-11-20", "n", "a=b"),
                        "file:///c",
                        Duration.ofSeconds(5),
                        "shop",
                        Mode.RUN));
    }

    @Test
    void hasDefaultsForWhatNeedsNoChoice() {
        // When
        var args = ArgsParser.parse("-f", "a.sql", "-l", "/lake", "-c", "/c").orElseThrow();

        // Then
        assertThat(args.checkpointInterval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(args.name()).isEqualTo("lake-etl");
        assertThat(args.variables()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            -l /lake -c /c                | --file must be given at least once
            -f a.sql -c /c                | Missing option --lake; see --help
            -f a.sql -l /lake             | Missing option --checkpointDir; see --help
            -f a -l /l -c /c --lak /x     | Unknown option --lak; Unknown argument '/x'; see --help
            -f a -l /l -c /c -i soon      | Option --checkpointInterval expects a number but was given 'soon'; see --help
            -f a -l /l -c /c --rebuild --dry-run | Option --dry-run failed when given ''. of --rebuild, --dry-run and --print-init only one may be given; see --help
            -f a -l /l -c /c --varFile none | Option --varFile failed when given 'none'. --varFile must be a readable file of lines <k>=<v> in UTF-8, but was: none; see --help
            -f a -l /l -c /c -i 0         | --checkpointInterval must be greater than 0, but was: 0
            -f a -l /l -c /c --var novalue| Option --var failed when given 'novalue'. Expected a key=value pair; see --help
            """)
    void refusesWhatItDoesNotUnderstand(String line, String message) {
        assertThatThrownBy(() -> ArgsParser.parse(line.split(" ")))
                .isInstanceOf(UserError.class)
                .hasMessage(message);
    }

    @Test
    void putsGivenVariablesBeforeThoseOfAFile(@TempDir Path home) throws IOException {
        // Given
        var file = Files.writeString(home.resolve("vars"), "# a comment\nday=file\ncity=Zürich\n");

        // When
        var args = ArgsParser.parse(
                        "-f", "a.sql", "-l", "/l", "-c", "/c", "--var", "day=given", "--varFile", file.toString())
                .orElseThrow();

        // Then
        assertThat(args.variables()).isEqualTo(Map.of("day", "given", "city", "Zürich"));
    }
}
