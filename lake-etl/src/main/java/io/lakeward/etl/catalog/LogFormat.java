// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.catalog;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.types.RowKind;
import org.apache.flink.util.ExceptionUtils;
import org.apache.hudi.common.model.HoodieAvroRecord;
import org.apache.hudi.common.model.HoodieRecord;
import org.apache.hudi.common.model.HoodieRecordPayload;
import org.apache.hudi.common.table.log.HoodieMergedLogRecordScanner;
import org.apache.hudi.common.util.Option;
import org.apache.hudi.common.util.collection.ClosableIterator;
import org.apache.hudi.configuration.FlinkOptions;
import org.apache.hudi.org.apache.avro.Schema;
import org.apache.hudi.org.apache.avro.generic.GenericRecordBuilder;
import org.apache.hudi.org.apache.avro.generic.IndexedRecord;
import org.apache.hudi.table.format.FormatUtils;
import org.apache.hudi.table.format.InternalSchemaManager;
import org.apache.hudi.table.format.mor.MergeOnReadInputFormat;
import org.apache.hudi.table.format.mor.MergeOnReadInputSplit;
import org.apache.hudi.table.format.mor.MergeOnReadTableState;
import org.apache.hudi.util.AvroSchemaConverter;
import org.apache.hudi.util.AvroToRowDataConverters;

/**
 * Reads one part of a merge-on-read table, see {@link LogSplits}. Hudi's own takes the columns of the key of a deleted row from
 * the text of its record key, which not every key can be read back from; here a deleted row has that text alone.
 */
final class LogFormat extends MergeOnReadInputFormat {

    private static final long serialVersionUID = 1L;

    private static final Properties NONE = new Properties();

    private final LogRow row;

    static LogFormat of(Configuration conf, Schema table, DataType types, LogRow row) {
        var state = new MergeOnReadTableState(
                (RowType) types.getLogicalType(),
                row.type(),
                table.toString(),
                AvroSchemaConverter.convertToSchema(row.type()).toString(),
                List.of(),
                new String[0]);
        return new LogFormat(conf, state, types.getChildren(), row);
    }

    private LogFormat(Configuration conf, MergeOnReadTableState state, List<DataType> types, LogRow row) {
        super(
                conf,
                state,
                types,
                conf.get(FlinkOptions.PARTITION_DEFAULT_NAME),
                List.of(),
                -1,
                true,
                InternalSchemaManager.DISABLED);
        this.row = row;
    }

    /** From its beginning: after a restart rows come again, which change nothing, but in an order that nobody promises. */
    @Override
    public void open(MergeOnReadInputSplit split) throws IOException {
        try {
            super.open(fresh(split));
        } catch (IOException | RuntimeException e) {
            if (ExceptionUtils.findThrowable(e, FileNotFoundException.class).isPresent()) {
                throw new SuppressRestartsException(new IllegalStateException(
                        split.getTablePath()
                                + ": files that the job is still to read have been cleaned away: it was away, or"
                                + " behind, longer than they are kept; start it anew with --rebuild",
                        e));
            }
            throw e;
        }
    }

    private static MergeOnReadInputSplit fresh(MergeOnReadInputSplit split) {
        return new MergeOnReadInputSplit(
                split.getSplitNumber(),
                split.getBasePath().orElse(null),
                split.getLogPaths(),
                split.getLatestCommit(),
                split.getTablePath(),
                split.getMaxCompactionMemoryInBytes(),
                split.getMergeType(),
                split.getInstantRange().orElse(null),
                split.getFileId());
    }

    @Override
    protected ClosableIterator<RowData> initIterator(MergeOnReadInputSplit split) throws IOException {
        return split.getBasePath().isPresent()
                ? getBaseFileIterator(split.getBasePath().get())
                : new Logged(split);
    }

    private final class Logged implements ClosableIterator<RowData> {

        private final Schema schema = new Schema.Parser().parse(tableState.getAvroSchema());
        private final Schema required = new Schema.Parser().parse(tableState.getRequiredAvroSchema());
        private final int[] positions = tableState.getRequiredPositions();
        private final GenericRecordBuilder builder = new GenericRecordBuilder(required);
        private final AvroToRowDataConverters.AvroToRowDataConverter converter =
                AvroToRowDataConverters.createRowConverter(tableState.getRequiredRowType());
        private final HoodieMergedLogRecordScanner scanner;

        @SuppressWarnings("rawtypes") // in Hudi's class
        private final Iterator<HoodieRecord> records;

        Logged(MergeOnReadInputSplit split) {
            scanner = FormatUtils.logScanner(
                    split, schema, InternalSchemaManager.DISABLED.getQuerySchema(), conf, hadoopConf);
            records = scanner.iterator();
        }

        @Override
        public boolean hasNext() {
            return records.hasNext();
        }

        @Override
        public RowData next() {
            var found = (HoodieAvroRecord<?>) records.next();
            try {
                Option<IndexedRecord> data = ((HoodieRecordPayload<?>) found.getData()).getInsertValue(schema, NONE);
                return data.isPresent() ? written(data.get()) : deleted(found);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private RowData written(IndexedRecord data) {
            return (RowData) converter.convert(FormatUtils.buildAvroRecordBySchema(data, required, positions, builder));
        }

        private RowData deleted(HoodieRecord<?> found) {
            var deleted = new GenericRowData(RowKind.DELETE, row.type().getFieldCount());
            deleted.setField(row.key(), StringData.fromString(found.getRecordKey()));
            deleted.setField(row.partition(), StringData.fromString(found.getPartitionPath()));
            if (row.sequence() >= 0 && found.getOrderingValue(schema, NONE) instanceof Long sequence) {
                deleted.setField(row.sequence(), sequence);
            }
            return deleted;
        }

        @Override
        public void close() {
            scanner.close();
        }
    }
}
