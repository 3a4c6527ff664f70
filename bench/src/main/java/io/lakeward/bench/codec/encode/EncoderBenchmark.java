// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.codec.encode;

import io.lakeward.bench.codec.Sample;
import io.lakeward.bench.codec.Setting;
import io.lakeward.producer.TopicRecord;
import io.lakeward.producer.cli.Args;
import io.lakeward.producer.cli.ArgsReader;
import io.lakeward.producer.encode.RecordEncoder;
import io.lakeward.producer.source.ColumnSelection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.source.SourceRecord;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.Collector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The producer's codec: a change, as the connector gives it, to the bytes of its key, value and columns. */
@State(Scope.Thread)
public class EncoderBenchmark {
    private static final int CHANGES = 1000;

    @Param({"snapshot", "binlog"})
    private String from;

    private Args args;
    private List<SourceRecord> changes;
    private RecordEncoder encoder;

    /** Reads rows and, of the binlog, their updates, and leaves for the other codec what becomes of them. */
    @Setup
    public void read() throws Exception {
        args = ArgsReader.read(arguments(), System.getenv()).orElseThrow();
        changes = Capture.first(CHANGES, isSnapshot() ? "r" : "u", args);
        open();
        List<Sample> samples = new ArrayList<>();
        encode(record -> samples.add(new Sample(record.value(), record.schema())));
        Sample.write(Setting.samples(from), samples);
    }

    private boolean isSnapshot() {
        return from.equals("snapshot");
    }

    private String[] arguments() {
        return new String[] {
            "-h",
            Setting.MYSQL.value(),
            "-u",
            "cdc",
            "-d",
            Setting.DATABASE.value(),
            "-T",
            Setting.DATABASE.value() + ".*",
            "-b",
            Setting.BROKERS.value(),
            "-t",
            "codec-" + from,
            "-c",
            "file://" + Setting.FOLDER.value(),
            "-p",
            "1",
            "--position",
            isSnapshot() ? "initial" : "earliest"
        };
    }

    /** Anew for each pass: what has come before is left out by an encoder. */
    @Setup(Level.Invocation)
    public void open() {
        encoder = new RecordEncoder(0, ColumnSelection.of(args));
        encoder.open(new UnregisteredMetricsGroup());
    }

    @Benchmark
    @OperationsPerInvocation(CHANGES)
    public void encode(Blackhole sink) throws IOException {
        encode(sink::consume);
    }

    private void encode(Consumer<TopicRecord> out) throws IOException {
        Collector<TopicRecord> collector = new Collector<>() {
            @Override
            public void collect(TopicRecord record) {
                out.accept(record);
            }

            @Override
            public void close() {
                // It holds nothing.
            }
        };
        for (SourceRecord change : changes) {
            encoder.deserialize(change, collector);
        }
    }
}
