// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.cli;

/** What an option's value may be in a configuration file. */
enum OptionKind {
    TEXT("one value"),
    LIST("a list or one value with commas"),
    MAP("a map of names and values");

    private final String inFile;

    OptionKind(String inFile) {
        this.inFile = inFile;
    }

    String inFile() {
        return inFile;
    }
}
