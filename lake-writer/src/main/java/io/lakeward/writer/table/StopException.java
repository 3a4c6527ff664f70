// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

/** Something that only the user can mend; ends the job with its message, one line, and exit code 2. */
public final class StopException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StopException(String message) {
        super(message);
    }
}
