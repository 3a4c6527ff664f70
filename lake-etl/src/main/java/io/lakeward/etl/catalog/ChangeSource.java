// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.catalog;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
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
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.hudi.common.model.HoodieTableType;
import org.apache.hudi.configuration.FlinkOptions;
import org.apache.hudi.configuration.OptionsInference;
import org.apache.hudi.source.StreamReadOperator;
import org.apache.hudi.table.HoodieTableSource;
import org.apache.hudi.table.format.FilePathUtils;
import org.apache.hudi.table.format.mor.MergeOnReadInputFormat;
import org.apache.hudi.table.format.mor.MergeOnReadInputSplit;
import org.apache.hudi.util.AvroSchemaConverter;
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
        return isLogged() ? ChangelogMode.all() : table.getChangelogMode();
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

    private boolean isLogged() {
        return isLogged(table.getConf());
    }

    /** Whether a table's changes are read from its logs: it is merge on read. */
    static boolean isLogged(Configuration conf) {
        return conf.get(FlinkOptions.TABLE_TYPE).equals(HoodieTableType.MERGE_ON_READ.name());
    }

    private DataStream<RowData> changes(StreamExecutionEnvironment environment) {
        OptionsInference.setupSourceTasks(table.getConf(), environment.getParallelism());
        if (!isLogged()) {
            return read(environment, produced.getLogicalType(), (MergeOnReadInputFormat) table.getInputFormat(true));
        }
        var types = AvroSchemaConverter.convertToDataType(table.getTableAvroSchema());
        var row = LogRow.of((RowType) produced.getLogicalType(), (RowType) types.getLogicalType());
        var read = read(environment, row.type(), LogFormat.of(table.getConf(), table.getTableAvroSchema(), types, row));
        // With more readers, what one has not read yet might be overtaken when the job is resumed.
        return read.setMaxParallelism(read.getParallelism())
                .keyBy(change -> change.getString(row.partition()) + "/" + change.getString(row.key()))
                .process(new LatestRows(row), InternalTypeInfo.of(produced.getLogicalType()))
                .name("what changes in " + name);
    }

    /** One monitor finds the commits; all changes of a file group go to one reader, in order. */
    @SuppressWarnings("deprecation") // Hudi reads by one of Flink's older sources
    private SingleOutputStreamOperator<RowData> read(
            StreamExecutionEnvironment environment, LogicalType type, MergeOnReadInputFormat format) {
        return environment
                .addSource(monitor(), "changes of " + name)
                .setParallelism(1)
                .setMaxParallelism(1)
                .keyBy(MergeOnReadInputSplit::getFileId)
                .transform("read " + name, InternalTypeInfo.of(type), StreamReadOperator.factory(format))
                .setParallelism(table.getConf().get(FlinkOptions.READ_TASKS));
    }

    private GuardedMonitor monitor() {
        var conf = table.getConf();
        var path = FilePathUtils.toFlinkPath(new org.apache.hadoop.fs.Path(conf.get(FlinkOptions.PATH)));
        var type = (RowType) schema.toPhysicalRowDataType().notNull().getLogicalType();
        long memory = StreamerUtil.getMaxCompactionMemoryInBytes(conf);
        var guard = new SourceGuard(name, conf, table.getTableAvroSchema().toString());
        return isLogged()
                ? new LogMonitor(conf, path, type, memory, guard)
                : new GuardedMonitor(conf, path, type, memory, guard);
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
