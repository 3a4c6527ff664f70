// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.source;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.cdc.connectors.mysql.source.MySqlSource;
import org.apache.flink.cdc.connectors.mysql.source.assigners.state.PendingSplitsState;
import org.apache.flink.cdc.connectors.mysql.source.config.MySqlSourceConfig;
import org.apache.flink.cdc.connectors.mysql.source.metrics.MySqlSourceReaderMetrics;
import org.apache.flink.cdc.connectors.mysql.source.reader.MySqlRecordEmitter;
import org.apache.flink.cdc.connectors.mysql.source.reader.MySqlSourceReaderContext;
import org.apache.flink.cdc.connectors.mysql.source.reader.MySqlSplitReader;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSplit;
import org.apache.flink.cdc.connectors.mysql.source.utils.hooks.SnapshotPhaseHooks;
import org.apache.flink.cdc.debezium.DebeziumDeserializationSchema;
import org.apache.flink.connector.base.source.reader.synchronization.FutureCompletingBlockingQueue;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The connector's source with readers that do not have its known faults; DESIGN.md names them. */
final class GuardedSource<T> implements Source<T, MySqlSplit, PendingSplitsState>, ResultTypeQueryable<T> {
    private static final long serialVersionUID = 1;

    private final MySqlSource<T> connector;
    private final DebeziumDeserializationSchema<T> deserializer;

    GuardedSource(MySqlSource<T> connector, DebeziumDeserializationSchema<T> deserializer) {
        this.connector = connector;
        this.deserializer = deserializer;
    }

    @Override
    public SourceReader<T, MySqlSplit> createReader(SourceReaderContext context) {
        int subtask = context.getIndexOfSubtask();
        MySqlSourceConfig config = connector.getConfigFactory().createConfig(subtask);
        MySqlSourceReaderMetrics metrics = new MySqlSourceReaderMetrics(context.metricGroup());
        metrics.registerMetrics();
        MySqlSourceReaderContext readerContext = new MySqlSourceReaderContext(context);
        return new OneChunkReader<>(
                new FutureCompletingBlockingQueue<>(),
                () -> new MySqlSplitReader(config, subtask, readerContext, SnapshotPhaseHooks.empty()),
                new MySqlRecordEmitter<>(deserializer, metrics, config.isIncludeSchemaChanges()),
                readerContext,
                config);
    }

    @Override
    public Boundedness getBoundedness() {
        return connector.getBoundedness();
    }

    @Override
    public SplitEnumerator<MySqlSplit, PendingSplitsState> createEnumerator(
            SplitEnumeratorContext<MySqlSplit> context) {
        return connector.createEnumerator(context);
    }

    @Override
    public SplitEnumerator<MySqlSplit, PendingSplitsState> restoreEnumerator(
            SplitEnumeratorContext<MySqlSplit> context, PendingSplitsState checkpoint) {
        return connector.restoreEnumerator(context, checkpoint);
    }

    @Override
    public SimpleVersionedSerializer<MySqlSplit> getSplitSerializer() {
        return connector.getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<PendingSplitsState> getEnumeratorCheckpointSerializer() {
        return connector.getEnumeratorCheckpointSerializer();
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return deserializer.getProducedType();
    }
}
