// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.story;

import java.util.List;

/** A table worth showing after a step, and which of its columns. */
public record View(LakeTable table, List<String> columns) {

    static View of(LakeTable table, String... columns) {
        return new View(table, List.of(columns));
    }
}
