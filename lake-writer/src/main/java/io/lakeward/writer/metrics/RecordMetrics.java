// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.metrics;

import com.codahale.metrics.MetricRegistry;
import org.apache.spark.metrics.MetricsSystem;
import org.apache.spark.metrics.source.Source;

/**
 * Counters of what became of the topic's records since the job started, for each table of the lake:
 * {@code lakeward.<database>.<table>.records…} of the driver. Beside them {@code …catalogSyncFailures}.
 */
public final class RecordMetrics implements Source {
    private static final String NAME = "lakeward";
    private static final String UNKNOWN = "unknown";

    private final MetricRegistry registry = new MetricRegistry();

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

    public void applied(String table, long records) {
        count(table, "recordsApplied", records);
    }

    /** Followed by a later change of the same row. */
    public void superseded(String table, long records) {
        count(table, "recordsSuperseded", records);
    }

    /** Left out by table info. */
    public void ignored(String table, long records) {
        count(table, "recordsIgnored", records);
    }

    /** @param table of the source; null if it is not known */
    public void quarantined(String table, long records) {
        count(table == null ? UNKNOWN : table, "recordsQuarantined", records);
    }

    /** Of the lake: a catalog could not be told of it; it is tried again. */
    public void catalogSyncFailed(String table) {
        count(table, "catalogSyncFailures", 1);
    }

    /** Of the lake: 1 as long as it is parked, 0 when it is back. */
    public void parked(String table) {
        count(table, "parked", 1);
    }

    public void back(String table) {
        count(table, "parked", -1);
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
