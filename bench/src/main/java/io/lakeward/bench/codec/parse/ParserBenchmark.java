// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.codec.parse;

import com.fasterxml.jackson.core.JsonParser;
import io.lakeward.bench.codec.Sample;
import io.lakeward.bench.codec.Setting;
import io.lakeward.event.ChangeEvent;
import io.lakeward.event.EventReader;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.info.TableInfo;
import io.lakeward.writer.plan.Planner;
import io.lakeward.writer.plan.RowPlan;
import io.lakeward.writer.schema.RowBytes;
import io.lakeward.writer.schema.RowConverter;
import io.lakeward.writer.table.TableType;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The writer's codec: the bytes of a change to the bytes of its row in Avro, as Hudi takes them. */
@State(Scope.Thread)
public class ParserBenchmark {
    private static final int CHANGES = 1000;

    @Param({"snapshot", "binlog"})
    private String from;

    private List<Sample> changes;
    private EventReader reader;
    private RowPlan plan;
    private RowConverter converter;
    private RowBytes bytes;

    /** Takes what the other codec has left. */
    @Setup
    public void read() throws IOException {
        changes = Sample.read(Setting.samples(from));
        reader = new EventReader();
        TableSchema schema = schema(changes.get(0));
        plan = new Planner(TableInfo.none(TableType.COW), Map.of()).planFor(schema);
        converter = new RowConverter(schema);
        bytes = new RowBytes(plan.layout().rows());
    }

    @Benchmark
    @OperationsPerInvocation(CHANGES)
    public void parse(Blackhole sink) throws IOException {
        for (Sample change : changes) {
            ChangeEvent event = EventReader.change(schema(change), change.value(), 1);
            try (JsonParser row = event.after().parser()) {
                sink.consume(bytes.of(plan.apply(converter.convert(row, event.sequence()), null)
                        .row()));
            }
        }
    }

    private TableSchema schema(Sample change) {
        return reader.schema(header -> change.schema());
    }
}
