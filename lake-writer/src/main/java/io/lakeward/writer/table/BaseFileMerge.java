// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.util.Iterator;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.hudi.avro.AvroRecordContext;
import org.apache.hudi.avro.HoodieAvroReaderContext;
import org.apache.hudi.common.config.TypedProperties;
import org.apache.hudi.common.engine.HoodieReaderContext;
import org.apache.hudi.common.engine.TaskContextSupplier;
import org.apache.hudi.common.model.HoodieRecord;
import org.apache.hudi.common.schema.HoodieSchema;
import org.apache.hudi.common.table.HoodieTableConfig;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.util.ConfigUtils;
import org.apache.hudi.common.util.Option;
import org.apache.hudi.config.HoodieWriteConfig;
import org.apache.hudi.io.FileGroupReaderBasedMergeHandle;
import org.apache.hudi.table.HoodieTable;

/**
 * Hudi's merge of changes into a base file. By itself it builds a map of a record's fields each time that it looks for one,
 * three times for each row of the file; here Avro's own map is asked.
 */
final class BaseFileMerge<T, I, K, O> extends FileGroupReaderBasedMergeHandle<T, I, K, O> {
    @SuppressWarnings("unchecked") // whatever the payload, it is Avro's records that Hudi reads
    BaseFileMerge(
            HoodieWriteConfig config,
            String instant,
            HoodieTable<T, I, K, O> table,
            Iterator<HoodieRecord<T>> changes,
            String partition,
            String file,
            TaskContextSupplier task) {
        super(config, instant, table, changes, partition, file, task, Option.empty());
        this.readerContext = (HoodieReaderContext<T>)
                new Reader(table.getMetaClient(), ConfigUtils.getPayloadClass(config.getProps()), config.getProps());
    }

    private static final class Reader extends HoodieAvroReaderContext {
        Reader(HoodieTableMetaClient table, String payloadClass, TypedProperties properties) {
            super(table.getStorageConf(), table.getTableConfig(), payloadClass, properties);
            this.recordContext = new Fields(table.getTableConfig(), payloadClass);
        }
    }

    @SuppressWarnings("unchecked") // in Hudi's class
    private static final class Fields extends AvroRecordContext {
        private static final long serialVersionUID = 1L;

        Fields(HoodieTableConfig table, String payloadClass) {
            super(table, payloadClass);
        }

        @Override
        public Object getValue(IndexedRecord row, HoodieSchema schema, String name) {
            Schema.Field field = row.getSchema().getField(name);
            return field == null ? null : row.get(field.pos());
        }
    }
}
