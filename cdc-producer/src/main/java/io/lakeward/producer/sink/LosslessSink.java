// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.sink;

import io.lakeward.producer.lock.LockGate;
import io.lakeward.producer.lock.TopicLock;
import java.io.IOException;
import java.io.Serial;
import java.util.Collection;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The connector's sink, less its silence: when the broker has ended a transaction that is to be committed, it logs an
 * error and goes on without what was in it.
 *
 * @param <S> the writer's state, which the connector shows to nobody
 * @param <C> what is to be committed, likewise
 */
final class LosslessSink<T, S, C> implements Sink<T>, SupportsWriterState<T, S>, SupportsCommitter<C> {
    @Serial
    private static final long serialVersionUID = 1;

    private final KafkaSink<T> connector;
    private final TopicLock lock;

    LosslessSink(KafkaSink<T> connector, TopicLock lock) {
        this.connector = connector;
        this.lock = lock;
    }

    @Override
    @Deprecated
    public SinkWriter<T> createWriter(InitContext context) throws IOException {
        LockGate.pass(lock);
        return connector.createWriter(context);
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        LockGate.pass(lock);
        return connector.createWriter(context);
    }

    @Override
    public StatefulSinkWriter<T, S> restoreWriter(WriterInitContext context, Collection<S> states) throws IOException {
        LockGate.pass(lock);
        return withState().restoreWriter(context, states);
    }

    @Override
    public SimpleVersionedSerializer<S> getWriterStateSerializer() {
        return withState().getWriterStateSerializer();
    }

    @Override
    public Committer<C> createCommitter(CommitterInitContext context) throws IOException {
        return new LosslessCommitter<>(withCommitter().createCommitter(context), lock.topic());
    }

    @Override
    public SimpleVersionedSerializer<C> getCommittableSerializer() {
        return withCommitter().getCommittableSerializer();
    }

    @SuppressWarnings("unchecked")
    private SupportsWriterState<T, S> withState() {
        return (SupportsWriterState<T, S>) (Sink<T>) connector;
    }

    @SuppressWarnings("unchecked")
    private SupportsCommitter<C> withCommitter() {
        return (SupportsCommitter<C>) (Sink<T>) connector;
    }
}
