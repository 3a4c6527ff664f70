// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl;

import java.util.ArrayList;
import java.util.List;

/** What two lists of rows do not share, both ways, each row as often as it is there. */
record Difference(List<String> missing, List<String> unexpected) {

    static final Difference NONE = new Difference(List.of(), List.of());

    static Difference between(List<String> expected, List<String> actual) {
        return new Difference(without(expected, actual), without(actual, expected));
    }

    private static List<String> without(List<String> rows, List<String> others) {
        var rest = new ArrayList<>(rows);
        others.forEach(rest::remove);
        return rest;
    }
}
