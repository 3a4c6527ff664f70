// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import scala.Console;

class OptionReferenceTest {
    private static final List<String> HELP = List.of("--help");

    /** If not: {@code cp lake-writer/target/OPTIONS.md lake-writer}. */
    @Test
    void theReferenceSaysWhatHelpSays() throws IOException {
        String help = "# Options of lake-writer and of what looks after its lake\n\nAs `--help` shows them.\n"
                + section("lake-writer", () -> WriterCommandLine.parse(HELP, Map.of()))
                + section("./lakeward verify", () -> VerifyCommandLine.parse(HELP, Map.of()))
                + section("./lakeward status", () -> StatusCommandLine.parse(HELP))
                + section("./lakeward replay", () -> ReplayCommandLine.parse(HELP, Map.of()));
        Files.writeString(Path.of("target/OPTIONS.md"), help);

        assertThat(Path.of("OPTIONS.md")).content().isEqualTo(help);
    }

    private static String section(String command, Runnable help) {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        Console.withOut(shown, () -> catchThrowableOfType(HelpRequest.class, help::run));
        return "\n## " + command + "\n\n```\n" + shown.toString(UTF_8) + "```\n";
    }
}
