// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.codec.encode;

import io.lakeward.demo.process.Wait;
import io.lakeward.producer.cli.Args;
import io.lakeward.producer.preflight.MadeTopic;
import io.lakeward.producer.preflight.Preflight;
import io.lakeward.producer.source.ChangeSource;
import io.lakeward.producer.source.TableSelection;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.data.Struct;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.source.SourceRecord;
import org.apache.flink.cdc.debezium.DebeziumDeserializationSchema;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/** Keeps what our source hands to its encoder, in a Flink within this JVM. */
final class Capture implements DebeziumDeserializationSchema<Integer> {
    private static final long serialVersionUID = 1L;
    private static final Duration READ_WITHIN = Duration.ofMinutes(2);
    private static final Queue<SourceRecord> RECORDS = new ConcurrentLinkedQueue<>();

    private final String operation;

    private Capture(String operation) {
        this.operation = operation;
    }

    /**
     * The first changes of one kind.
     *
     * @param operation as Debezium has it, r for rows of the snapshot
     */
    static List<SourceRecord> first(int count, String operation, Args args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
        MadeTopic topic = Preflight.createTopic(args, "bench", false);
        TableSelection selection = TableSelection.of(args);
        env.fromSource(
                        ChangeSource.of(args, selection, new Capture(operation), topic.lock()),
                        WatermarkStrategy.noWatermarks(),
                        "MySQL")
                .sinkTo(new DiscardingSink<>());
        JobClient job = env.executeAsync();
        if (!Wait.until(READ_WITHIN, () -> RECORDS.size() >= count)) {
            throw new IllegalStateException(count + " changes of kind " + operation + " must be read within "
                    + READ_WITHIN.toSeconds() + " s, but were: " + RECORDS.size());
        }
        job.cancel().get();
        return RECORDS.stream().limit(count).toList();
    }

    @Override
    public void deserialize(SourceRecord record, Collector<Integer> out) {
        if (record.value() instanceof Struct value
                && value.schema().field("op") != null
                && operation.equals(value.getString("op"))) {
            RECORDS.add(record);
        }
    }

    @Override
    public TypeInformation<Integer> getProducedType() {
        return Types.INT;
    }
}
