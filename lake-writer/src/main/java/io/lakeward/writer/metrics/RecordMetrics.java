// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.metrics;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.spark.metrics.MetricsSystem;
import org.apache.spark.metrics.source.Source;

/**
 * Counters of what became of the topic's records since the job started, for each table of the lake:
 * {@code lakeward.<database>.<table>.records…} of the driver. Beside them {@code …catalogSyncFailures} and
 * {@code …parked}. A table's are all there with its first, as 0: what appears with a value shows no increase.
 * {@code lakeward.batch.lag} is how old the newest change of the last batch was at its end, in milliseconds; it stands still while
 * nothing changes.
 */
public final class RecordMetrics implements Source {
    private static final String NAME = "lakeward";
    private static final String UNKNOWN = "unknown";
    private static final String QUARANTINED = "recordsQuarantined";
    private static final List<String> OF_A_TABLE = List.of(
            "recordsApplied", "recordsSuperseded", "recordsIgnored", QUARANTINED, "catalogSyncFailures", "parked");

    private final MetricRegistry registry = new MetricRegistry();

    private volatile long lag;

    private RecordMetrics() {
        count(UNKNOWN, QUARANTINED, 0);
        Gauge<Long> lagOfBatch = () -> lag;
        registry.register("batch.lag", lagOfBatch);
    }

    /** Takes the place of one that an earlier stream of this Spark registered. */
    public static RecordMetrics register(MetricsSystem system) {
        system.getSourcesByName(NAME).foreach(earlier -> {
            system.removeSource(earlier);
            return null;
        });
        RecordMetrics metrics = new RecordMetrics();
        system.registerSource(metrics);
        return metrics;
    }

    /** @param newest when the newest change of a batch that has ended was made */
    public void batchEnded(Instant newest) {
        lag = Duration.between(newest, Instant.now()).toMillis();
    }

    public void applied(String table, long records) {
        countOfLake(table, "recordsApplied", records);
    }

    /** Followed by a later change of the same row. */
    public void superseded(String table, long records) {
        countOfLake(table, "recordsSuperseded", records);
    }

    /** Left out by table info. */
    public void ignored(String table, long records) {
        countOfLake(table, "recordsIgnored", records);
    }

    /** @param table of the source; null if it is not known */
    public void quarantined(String table, long records) {
        count(table == null ? UNKNOWN : table, QUARANTINED, records);
    }

    /** Of the lake: a catalog could not be told of it; it is tried again. */
    public void catalogSyncFailed(String table) {
        countOfLake(table, "catalogSyncFailures", 1);
    }

    /** Of the lake: 1 as long as it is parked, 0 when it is back. */
    public void parked(String table) {
        countOfLake(table, "parked", 1);
    }

    public void back(String table) {
        countOfLake(table, "parked", -1);
    }

    private void countOfLake(String table, String what, long records) {
        OF_A_TABLE.forEach(each -> count(table, each, 0));
        count(table, what, records);
    }

    private void count(String table, String what, long records) {
        registry.counter(MetricRegistry.name(table, what)).inc(records);
    }

    @Override
    public String sourceName() {
        return NAME;
    }

    @Override
    public MetricRegistry metricRegistry() {
        return registry;
    }
}
