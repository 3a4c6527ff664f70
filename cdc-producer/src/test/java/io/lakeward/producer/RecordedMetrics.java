// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** A reporter that keeps every metric of every cluster in this JVM for tests to read. */
public final class RecordedMetrics implements MetricReporterFactory, MetricReporter {
    private record Name(String metric, Map<String, String> variables) {
        boolean is(String name, Map<String, String> wanted) {
            return metric.equals(name)
                    && variables.entrySet().containsAll(wanted.entrySet())
                    && variables.containsKey("<table>") == wanted.containsKey("<table>");
        }
    }

    private static final Map<Metric, Name> METRICS = new ConcurrentHashMap<>();

    static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.setString("metrics.reporter.recorded.factory.class", RecordedMetrics.class.getName());
        return configuration;
    }

    /** The sum over all subtasks; empty if there is no such metric. */
    static Optional<Long> value(String metric, Map<String, String> variables) {
        return METRICS.entrySet().stream()
                .filter(entry -> entry.getValue().is(metric, variables))
                .map(entry -> number(entry.getKey()))
                .reduce(Long::sum);
    }

    private static long number(Metric metric) {
        return metric instanceof Counter counter
                ? counter.getCount()
                : ((Number) ((Gauge<?>) metric).getValue()).longValue();
    }

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
        return this;
    }

    @Override
    public void open(MetricConfig config) {
        // There is nothing to set up.
    }

    @Override
    public void close() {
        // What was recorded stays readable.
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        METRICS.put(metric, new Name(name, Map.copyOf(group.getAllVariables())));
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        // A test may read it after the job's end.
    }
}
