// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.cli;

import java.util.List;

/** What the user asked for cannot be done; every problem says what, where and what to do. Ends in exit code 2. */
public final class UserMistake extends Exception {
    private final List<String> problems;

    public UserMistake(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public UserMistake(String problem) {
        this(List.of(problem));
    }

    public List<String> problems() {
        return problems;
    }
}
