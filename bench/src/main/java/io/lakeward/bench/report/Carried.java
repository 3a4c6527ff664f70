// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.report;

import io.lakeward.bench.run.Usage;
import java.util.List;
import java.util.Locale;

/**
 * One run of one side, from MySQL to the lake.
 *
 * @param seconds until the lake was equal, or the median of the seconds until a change was visible
 * @param p95 of the seconds until a change was visible; 0 where that is not what is measured
 * @param bytes that the lake has grown by
 * @param files that it has more
 */
public record Carried(String side, double seconds, double p95, long changes, Usage usage, long bytes, long files) {
    private static final List<String> OF_A_WAY = List.of("flink-taskmanager", "flink-jobmanager", "spark", "kafka");

    public Carried withSeconds(double median, double newP95) {
        return new Carried(side, median, newP95, changes, usage, bytes, files);
    }

    public String inWords() {
        return p95 > 0
                ? String.format(
                        Locale.ROOT, "%,d changes, visible after %.2f s, 95 %% after %.2f s", changes, seconds, p95)
                : String.format(Locale.ROOT, "%,d changes in %.1f s", changes, seconds);
    }

    /** Of all processes but MySQL's and our own. */
    double cpuSeconds() {
        return OF_A_WAY.stream().mapToDouble(this::cpu).sum();
    }

    double cpu(String process) {
        return usage.cpuSeconds().getOrDefault(process, 0.0);
    }

    double peakMegabytes(String process) {
        return usage.peakBytes().getOrDefault(process, 0L) / 1e6;
    }
}
