// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.catalog;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.catalog.ResolvedSchema;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.ProviderContext;
import org.apache.flink.table.connector.source.DataStreamScanProvider;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.connector.source.ScanTableSource;
import org.apache.flink.table.connector.source.abilities.SupportsProjectionPushDown;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.hudi.configuration.FlinkOptions;
import org.apache.hudi.configuration.OptionsInference;
import org.apache.hudi.source.StreamReadOperator;
import org.apache.hudi.table.HoodieTableSource;
import org.apache.hudi.table.format.FilePathUtils;
import org.apache.hudi.table.format.mor.MergeOnReadInputFormat;
import org.apache.hudi.table.format.mor.MergeOnReadInputSplit;
import org.apache.hudi.util.StreamerUtil;

/** The stream of a table's changes. Filters are left to Flink: a change is needed before and after it matches. */
final class ChangeSource implements ScanTableSource, SupportsProjectionPushDown {

    private final HoodieTableSource table;
    private final String name;
    private final ResolvedSchema schema;
    private DataType produced;

    ChangeSource(HoodieTableSource table, String name, ResolvedSchema schema) {
        this.table = table;
        this.name = name;
        this.schema = schema;
        this.produced = schema.toPhysicalRowDataType();
    }

    @Override
    public ChangelogMode getChangelogMode() {
        return table.getChangelogMode();
    }

    @Override
    public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
        return new DataStreamScanProvider() {

            @Override
            public DataStream<RowData> produceDataStream(
                    ProviderContext provider, StreamExecutionEnvironment environment) {
                return OwnClasses.with(() -> changes(environment));
            }

            @Override
            public boolean isBounded() {
                return false;
            }
        };
    }

    /** One monitor finds the commits; all changes of a file group go to one reader, in order. */
    @SuppressWarnings("deprecation") // Hudi reads by one of Flink's older sources
    private DataStream<RowData> changes(StreamExecutionEnvironment environment) {
        var conf = table.getConf();
        OptionsInference.setupSourceTasks(conf, environment.getParallelism());
        var monitor = new GuardedMonitor(
                conf,
                FilePathUtils.toFlinkPath(new org.apache.hadoop.fs.Path(conf.get(FlinkOptions.PATH))),
                (RowType) schema.toPhysicalRowDataType().notNull().getLogicalType(),
                StreamerUtil.getMaxCompactionMemoryInBytes(conf),
                new SourceGuard(name, conf, table.getTableAvroSchema().toString()));
        var reader = StreamReadOperator.factory((MergeOnReadInputFormat) table.getInputFormat(true));
        return environment
                .addSource(monitor, "changes of " + name)
                .setParallelism(1)
                .setMaxParallelism(1)
                .keyBy(MergeOnReadInputSplit::getFileId)
                .transform("read " + name, InternalTypeInfo.of(produced.getLogicalType()), reader)
                .setParallelism(conf.get(FlinkOptions.READ_TASKS));
    }

    @Override
    public boolean supportsNestedProjection() {
        return false;
    }

    @Override
    public void applyProjection(int[][] fields, DataType type) {
        table.applyProjection(fields);
        produced = type;
    }

    @Override
    public DynamicTableSource copy() {
        var copy = new ChangeSource((HoodieTableSource) table.copy(), name, schema);
        copy.produced = produced;
        return copy;
    }

    @Override
    public String asSummaryString() {
        return "changes of " + name;
    }
}
