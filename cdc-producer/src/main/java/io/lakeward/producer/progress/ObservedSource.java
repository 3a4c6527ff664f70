// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.progress;

import io.lakeward.producer.TopicRecord;
import io.lakeward.producer.encode.RecordEncoder;
import io.lakeward.producer.split.SourceState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The MySQL source, which tells neither its snapshot's progress nor what it reads, with metrics for both. */
public final class ObservedSource
        implements Source<TopicRecord, MySqlSplit, SourceState>, ResultTypeQueryable<TopicRecord> {
    private static final long serialVersionUID = 1L;

    private final Source<TopicRecord, MySqlSplit, SourceState> source;
    private final RecordEncoder encoder;
    // Of the source and not of an enumerator: Flink makes a new one after a failure, and cannot register a metric
    // twice.
    private transient SnapshotMetrics metrics;

    /** @param encoder what the source encodes its records by */
    public ObservedSource(Source<TopicRecord, MySqlSplit, SourceState> source, RecordEncoder encoder) {
        this.source = source;
        this.encoder = encoder;
    }

    @Override
    public SourceReader<TopicRecord, MySqlSplit> createReader(SourceReaderContext context) throws Exception {
        encoder.open(context.metricGroup());
        return source.createReader(context);
    }

    @Override
    public SplitEnumerator<MySqlSplit, SourceState> createEnumerator(SplitEnumeratorContext<MySqlSplit> context)
            throws Exception {
        return ObservedEnumerator.created(source.createEnumerator(context), context, metrics(context));
    }

    @Override
    public SplitEnumerator<MySqlSplit, SourceState> restoreEnumerator(
            SplitEnumeratorContext<MySqlSplit> context, SourceState checkpoint) throws Exception {
        return ObservedEnumerator.restored(source.restoreEnumerator(context, checkpoint), context, metrics(context));
    }

    private SnapshotMetrics metrics(SplitEnumeratorContext<MySqlSplit> context) {
        if (metrics == null) {
            metrics = new SnapshotMetrics(context.metricGroup());
        }
        return metrics;
    }

    @Override
    public Boundedness getBoundedness() {
        return source.getBoundedness();
    }

    @Override
    public SimpleVersionedSerializer<MySqlSplit> getSplitSerializer() {
        return source.getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<SourceState> getEnumeratorCheckpointSerializer() {
        return source.getEnumeratorCheckpointSerializer();
    }

    @Override
    public TypeInformation<TopicRecord> getProducedType() {
        return encoder.getProducedType();
    }
}
