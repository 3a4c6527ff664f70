// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionReferenceTest {
    /** If not: {@code cp cdc-producer/target/OPTIONS.md cdc-producer}. */
    @Test
    void theReferenceSaysWhatHelpSays() throws IOException {
        String help = "# Options of cdc-producer\n\nAs `--help` shows them.\n\n```\n" + new Options().usage()
                + "\n```\n\n## ./lakeward resync\n\n```\n" + new ResyncOptions().usage() + "\n```\n";
        Files.writeString(Path.of("target/OPTIONS.md"), help);

        assertThat(Path.of("OPTIONS.md")).content().isEqualTo(help);
    }
}
