// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.resync;

import io.lakeward.producer.cli.UserMistake;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The command as a user runs it. */
public final class ResyncCommands {
    private ResyncCommands() {}

    /** What it printed. */
    public static String run(String... arguments) throws UserMistake {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ResyncCommand.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
