// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import java.util.List;

/** The user's mistakes, each one line that says what is wrong, where, and what to do. Ends the job with exit code 2. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }

    public UsageException(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param problems at least one */
    public UsageException(List<String> problems) {
        super(
                problems.size() == 1
                        ? problems.get(0)
                        : problems.size() + " things must be corrected:\n  - " + String.join("\n  - ", problems));
    }
}
