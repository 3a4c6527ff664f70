// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.script;

import java.util.regex.Pattern;

/** One SQL statement without its comments, and where it starts. */
public record Statement(String file, int line, String text) {

    private static final Pattern CREATE = Pattern.compile("CREATE\\b", Pattern.CASE_INSENSITIVE);

    /** For the start of an error message. */
    public String where() {
        return file + ":" + line;
    }

    /** Pushed down to its own line, so that the line numbers in Flink's messages are those of the file. */
    public String atItsLine() {
        return "\n".repeat(line - 1) + text;
    }

    /** Whether it would have declared a table or view of this name. */
    public boolean creates(String name) {
        return CREATE.matcher(text).lookingAt() && text.contains(name);
    }

    Statement withText(String newText) {
        return new Statement(file, line, newText);
    }
}
