// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.sql;

/** An expression that cannot be read, or does not fit its table; the message is one line. */
public final class SqlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SqlException(String message) {
        super(message);
    }

    /** Says Spark's message without its error class, its position and the plan. */
    SqlException(Exception cause) {
        super(firstLine(cause.getMessage()), cause);
    }

    private static String firstLine(String message) {
        return message.strip()
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^\\[[A-Z_.0-9]+] ", "")
                .replaceFirst("[;.]?\\s*\\(?line 1,? pos \\d+\\)?[;.]?\\s*$", "")
                .replaceFirst("\\.$", "");
    }
}
