// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.report;

import io.lakeward.bench.run.Usage;

/**
 * One run of one side.
 *
 * @param seconds from the start of the clock until all was read and, with us, committed in the topic
 * @param topicBytes 0 where nothing is written
 */
public record Measured(String side, double seconds, Usage usage, long topicBytes) {
    /** Of the processes that the sides do not share. */
    double flinkCpuSeconds() {
        return cpu("flink-taskmanager") + cpu("flink-jobmanager");
    }

    double cpu(String process) {
        return usage.cpuSeconds().getOrDefault(process, 0.0);
    }

    double peakMegabytes(String process) {
        return usage.peakBytes().getOrDefault(process, 0L) / 1e6;
    }
}
