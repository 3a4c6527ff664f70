// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.split;

import io.debezium.relational.Table;
import io.lakeward.producer.lock.TopicLock;
import io.lakeward.producer.page.PagesLeft;
import io.lakeward.producer.page.PagingEmitter;
import io.lakeward.producer.page.PagingSplitReader;
import io.lakeward.producer.resync.RequestTopic;
import io.lakeward.producer.resync.Requests;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.cdc.connectors.mysql.MySqlValidator;
import org.apache.flink.cdc.connectors.mysql.source.MySqlSource;
import org.apache.flink.cdc.connectors.mysql.source.assigners.MySqlSnapshotSplitAssigner;
import org.apache.flink.cdc.connectors.mysql.source.assigners.state.PendingSplitsState;
import org.apache.flink.cdc.connectors.mysql.source.assigners.state.SnapshotPendingSplitsState;
import org.apache.flink.cdc.connectors.mysql.source.config.MySqlSourceConfig;
import org.apache.flink.cdc.connectors.mysql.source.config.MySqlSourceConfigFactory;
import org.apache.flink.cdc.connectors.mysql.source.enumerator.MySqlSourceEnumerator;
import org.apache.flink.cdc.connectors.mysql.source.metrics.MySqlSourceReaderMetrics;
import org.apache.flink.cdc.connectors.mysql.source.reader.MySqlSourceReaderContext;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSplit;
import org.apache.flink.cdc.debezium.DebeziumDeserializationSchema;
import org.apache.flink.connector.base.source.reader.synchronization.FutureCompletingBlockingQueue;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.util.InstantiationUtil;

/** The connector's source with parts of our own in place of its known faults; DESIGN.md names them. */
public final class GuardedSource<T> implements Source<T, MySqlSplit, SourceState>, ResultTypeQueryable<T> {
    private static final long serialVersionUID = 1;
    private static final String ENUMERATOR = "mysql_source_split_enumerator";

    private final MySqlSource<T> connector;
    private final DebeziumDeserializationSchema<T> deserializer;
    private final RequestTopic requests;
    private final TopicLock lock;

    /**
     * @param requests to read tables again
     * @param lock that is held while the job runs
     */
    public GuardedSource(
            MySqlSource<T> connector,
            DebeziumDeserializationSchema<T> deserializer,
            RequestTopic requests,
            TopicLock lock) {
        this.connector = connector;
        this.deserializer = deserializer;
        this.requests = requests;
        this.lock = lock;
    }

    @Override
    public SourceReader<T, MySqlSplit> createReader(SourceReaderContext context) throws Exception {
        int subtask = context.getIndexOfSubtask();
        MySqlSourceConfig config = connector.getConfigFactory().createConfig(subtask);
        MySqlSourceConfig pageConfig = pageFactory().createConfig(subtask);
        MySqlSourceReaderMetrics metrics = new MySqlSourceReaderMetrics(context.metricGroup());
        metrics.registerMetrics();
        MySqlSourceReaderContext readerContext = new MySqlSourceReaderContext(context);
        PagesLeft pages = new PagesLeft();
        return new GuardedReader<>(
                new FutureCompletingBlockingQueue<>(),
                () -> new PagingSplitReader(config, pageConfig, subtask, readerContext, pages),
                new PagingEmitter<>(deserializer, metrics, config, pages),
                readerContext,
                config,
                pages);
    }

    /** Pages need no backfill; and a schema is only given of a table that is included. */
    private MySqlSourceConfigFactory pageFactory() throws Exception {
        return InstantiationUtil.clone(connector.getConfigFactory())
                .skipSnapshotBackfill(true)
                .tableList(".*");
    }

    @Override
    public Boundedness getBoundedness() {
        return connector.getBoundedness();
    }

    @Override
    public SplitEnumerator<MySqlSplit, SourceState> createEnumerator(SplitEnumeratorContext<MySqlSplit> context) {
        MySqlSourceConfig config = enumeratorConfig();
        new MySqlValidator(config).validate();
        if (config.getStartupOptions().isStreamOnly()
                || config.getStartupOptions().isSnapshotOnly()) {
            return new GuardedEnumerator(
                    context,
                    SourceState.withoutOrigin(ServerIdentity.read(config)),
                    this::tables,
                    config,
                    requests(config, true),
                    lock,
                    connector::createEnumerator);
        }
        return guarded(context, InitialState.of(Origin.read(config), config.getSplitSize()), config, true);
    }

    @Override
    public SplitEnumerator<MySqlSplit, SourceState> restoreEnumerator(
            SplitEnumeratorContext<MySqlSplit> context, SourceState state) {
        return guarded(context, state, enumeratorConfig(), false);
    }

    private GuardedEnumerator guarded(
            SplitEnumeratorContext<MySqlSplit> context, SourceState state, MySqlSourceConfig config, boolean isNew) {
        return new GuardedEnumerator(
                context,
                state,
                this::tables,
                config,
                requests(config, isNew),
                lock,
                guarded -> restored(guarded, state.connector()));
    }

    private Optional<Requests> requests(MySqlSourceConfig config, boolean isNew) {
        return config.getStartupOptions().isSnapshotOnly()
                ? Optional.empty()
                : Optional.of(new Requests(requests, isNew));
    }

    private SplitEnumerator<MySqlSplit, PendingSplitsState> restored(
            SplitEnumeratorContext<MySqlSplit> context, PendingSplitsState state) {
        if (!(state instanceof SnapshotPendingSplitsState snapshot)) {
            return connector.restoreEnumerator(context, state);
        }
        MySqlSourceConfig config = enumeratorConfig();
        return new MySqlSourceEnumerator(
                context,
                config,
                new MySqlSnapshotSplitAssigner(config, context.currentParallelism(), snapshot, context),
                getBoundedness());
    }

    private List<Table> tables() {
        return Origin.tables(enumeratorConfig());
    }

    private MySqlSourceConfig enumeratorConfig() {
        return connector.getConfigFactory().createConfig(0, ENUMERATOR);
    }

    @Override
    public SimpleVersionedSerializer<MySqlSplit> getSplitSerializer() {
        return connector.getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<SourceState> getEnumeratorCheckpointSerializer() {
        return new SourceStateSerializer(connector.getEnumeratorCheckpointSerializer(), connector.getSplitSerializer());
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return deserializer.getProducedType();
    }
}
