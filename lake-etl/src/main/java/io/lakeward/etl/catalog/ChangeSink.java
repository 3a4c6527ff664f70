// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.catalog;

import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.ProviderContext;
import org.apache.flink.table.connector.sink.DataStreamSinkProvider;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.connector.sink.abilities.SupportsPartitioning;
import org.apache.flink.table.data.RowData;
import org.apache.flink.types.RowKind;
import org.apache.hudi.table.HoodieTableSink;

/**
 * Asks for the row before an update, and drops it.
 *
 * <p>Hudi needs it no more than any other table with a key. But where a sink does not ask for it, Flink lets joins work
 * without it, too, and an outer join then counts an update of a matching row as one more match: when the last match goes,
 * the row on the other side goes with it (FLINK-40681).
 */
final class ChangeSink implements DynamicTableSink, SupportsPartitioning {

    private final HoodieTableSink table;

    ChangeSink(HoodieTableSink table) {
        this.table = table;
    }

    @Override
    public ChangelogMode getChangelogMode(ChangelogMode requested) {
        return ChangelogMode.all();
    }

    @Override
    public SinkRuntimeProvider getSinkRuntimeProvider(Context context) {
        var provider = (DataStreamSinkProvider) table.getSinkRuntimeProvider(context);
        return new DataStreamSinkProvider() {

            @Override
            public DataStreamSink<?> consumeDataStream(ProviderContext names, DataStream<RowData> changes) {
                return provider.consumeDataStream(names, withoutRowsBefore(changes));
            }
        };
    }

    private static DataStream<RowData> withoutRowsBefore(DataStream<RowData> changes) {
        return changes.filter(row -> row.getRowKind() != RowKind.UPDATE_BEFORE)
                .name("rows after a change")
                .setParallelism(changes.getParallelism());
    }

    @Override
    public void applyStaticPartition(Map<String, String> partition) {
        table.applyStaticPartition(partition);
    }

    @Override
    public DynamicTableSink copy() {
        return new ChangeSink((HoodieTableSink) table.copy());
    }

    @Override
    public String asSummaryString() {
        return table.asSummaryString();
    }
}
