// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.story;

import io.lakeward.demo.show.Console;
import io.lakeward.demo.show.TextTable;
import io.lakeward.demo.table.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a step looks like on the screen. */
record Report(Console console) {

    private static final String INDENT = "     ";

    void title(int number, int of, Step step) {
        console.line("");
        console.line("[%d/%d] %s".formatted(number, of, step.title()));
        step.sql().forEach(sql -> console.line(INDENT + sql + ";"));
    }

    /** Each table once: that source and lake show the same is what was waited for. */
    void tables(Step step, Map<LakeTable, Table> equal) {
        List<TextTable> blocks = new ArrayList<>();
        for (View view : step.views()) {
            Table table = equal.get(view.table()).select(view.columns());
            if (view.table().layer() == Layer.ODS) {
                blocks.add(TextTable.of("MySQL " + view.table().name(), table));
            }
            blocks.add(TextTable.of(view.table().toString(), table));
        }
        TextTable.sideBySide(blocks, console.width() - INDENT.length()).forEach(line -> console.line(INDENT + line));
    }

    void latencies(Step step, Map<Layer, Duration> latencies) {
        String times = latencies.entrySet().stream()
                .map(layer ->
                        "%s %.1f s".formatted(layer.getKey(), layer.getValue().toMillis() / 1000.0))
                .collect(Collectors.joining(", "));
        console.line(INDENT + "equal, and right after " + times);
    }
}
