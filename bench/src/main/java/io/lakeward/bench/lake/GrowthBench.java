// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.lake;

import io.lakeward.bench.options.BenchOptions;
import io.lakeward.bench.report.GrowthReport;
import io.lakeward.bench.report.LakeReport;
import io.lakeward.bench.run.Bed;
import io.lakeward.demo.show.Console;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** W6: the same updates of tables that are 1, 3 and 10 times as large. */
public final class GrowthBench {
    private static final List<Integer> SIZES = List.of(1, 3, 10);

    private final BenchOptions options;
    private final Bed bed;
    private final Console console;

    public GrowthBench(BenchOptions options, Bed bed, Console console) {
        this.options = options;
        this.bed = bed;
        this.console = console;
    }

    public GrowthReport run() throws IOException {
        Map<Integer, LakeReport> bySize = new LinkedHashMap<>();
        for (int size : SIZES) {
            bySize.put(size, new LakeBench("W6-" + size, options, bed, console).run());
        }
        return new GrowthReport(options.scale(), options.writer().tableType(), bySize);
    }
}
