// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify.row;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A part of a table: a range, perhaps one within others. */
public record Range(List<Step> steps) implements Serializable {
    /** The whole table. */
    public static final Range ALL = new Range(List.of());

    /** One range of a grid. */
    public record Step(Grid grid, String range) implements Serializable {}

    public Range {
        steps = List.copyOf(steps);
    }

    public Range within(Grid grid, String range) {
        List<Step> inner = new ArrayList<>(steps);
        inner.add(new Step(grid, range));
        return new Range(inner);
    }

    public boolean has(List<String> key) {
        return steps.stream().allMatch(step -> step.grid.rangeOf(key).equals(step.range));
    }

    public String where() {
        return steps.isEmpty()
                ? "TRUE"
                : steps.stream().map(step -> step.grid.where(step.range)).collect(Collectors.joining(" AND "));
    }
}
