// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.info;

import java.util.List;

/** Table info that is wrong, or does not fit the tables; each problem is one line. The user's mistake. */
public final class TableInfoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    public TableInfoException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
