// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What is told of several runs. */
final class Medians {
    private Medians() {}

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    static <T> double median(List<T> runs, ToDoubleFunction<T> value) {
        return median(runs.stream().map(value::applyAsDouble).toList());
    }

    /** One run by another, pair by pair. */
    static <T> List<Double> ratios(List<T> runs, List<T> others, ToDoubleFunction<T> value) {
        return IntStream.range(0, runs.size())
                .mapToObj(pair -> value.applyAsDouble(runs.get(pair)) / value.applyAsDouble(others.get(pair)))
                .toList();
    }
}
