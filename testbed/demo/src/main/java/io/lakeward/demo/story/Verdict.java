// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.story;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The last word of the demo. */
final class Verdict {

    private Verdict() {}

    static String equal(Collection<LakeTable> tables) {
        List<String> counts = new ArrayList<>();
        for (Layer layer : Layer.values()) {
            long count = tables.stream().filter(table -> table.layer() == layer).count();
            counts.add(count + " " + layer + (count == 1 ? " table" : " tables"));
        }
        return "EQUAL: " + String.join(", ", counts) + ", every row, column and type";
    }
}
