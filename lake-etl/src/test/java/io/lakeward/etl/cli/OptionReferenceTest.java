// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionReferenceTest {
    /** If not: {@code cp lake-etl/target/OPTIONS.md lake-etl}. */
    @Test
    void theReferenceSaysWhatHelpSays() throws IOException {
        String help =
                "# Options of lake-etl\n\nAs `--help` shows them.\n\n```\n" + new ArgsParser().usage() + "\n```\n";
        Files.writeString(Path.of("target/OPTIONS.md"), help);

        assertThat(Path.of("OPTIONS.md")).content().isEqualTo(help);
    }
}
