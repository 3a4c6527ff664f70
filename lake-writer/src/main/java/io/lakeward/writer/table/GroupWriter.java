// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hudi.client.WriteStatus;
import org.apache.hudi.common.model.DefaultHoodieRecordPayload;
import org.apache.hudi.common.model.HoodieAvroRecord;
import org.apache.hudi.common.model.HoodieRecord;
import org.apache.hudi.common.model.SerializableIndexedRecord;
import org.apache.hudi.common.schema.HoodieSchema;
import org.apache.hudi.common.schema.HoodieSchemaCache;
import org.apache.hudi.storage.StorageConfiguration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * A task: writes the changes of whole file groups, which come in the order of their keys.
 *
 * @param known of the table; null if the task is to look itself
 */
record GroupWriter(WriteTarget target, String instant, KnownTable known, Broadcast<StorageConfiguration<?>> storage)
        implements FlatMapFunction<Iterator<Tuple2<ChangeKey, byte[]>>, Written> {
    @Override
    public Iterator<Written> call(Iterator<Tuple2<ChangeKey, byte[]>> changes) throws IOException {
        return List.of(write(changes)).iterator();
    }

    Written write(Iterator<Tuple2<ChangeKey, byte[]>> changes) throws IOException {
        GroupedChanges grouped = new GroupedChanges(changes);
        if (!grouped.hasNext()) {
            return Written.of(List.of());
        }
        List<WriteStatus> statuses = new ArrayList<>();
        // The very object that Hudi's own writers find: they encode and decode each row of another. The cache does not
        // hold it.
        HoodieSchema schema = HoodieSchemaCache.intern(HoodieSchema.parse(target.schema()));
        FileGroups<DefaultHoodieRecordPayload> groups = new FileGroups<>(target, instant, knownHere(), storage.value());
        while (grouped.hasNext()) {
            ChangeKey group = grouped.key();
            Iterator<HoodieRecord<DefaultHoodieRecordPayload>> records =
                    grouped.nextGroup((key, row) -> record(key, row, schema));
            statuses.addAll(groups.write(group.partition(), group.bucket(), records));
            if (records.hasNext()) {
                throw new IllegalStateException("Changes of " + target.table() + " were left over");
            }
        }
        return new Written(statuses, groups.listed());
    }

    /** Of a task that is done again, files of the first attempt are there. */
    private KnownTable knownHere() {
        return TaskContext.get().attemptNumber() > 0 ? null : known;
    }

    private static HoodieRecord<DefaultHoodieRecordPayload> record(ChangeKey key, byte[] row, HoodieSchema schema) {
        return new HoodieAvroRecord<>(
                key.hudiKey(),
                new DefaultHoodieRecordPayload(
                        row == null ? null : SerializableIndexedRecord.fromAvroBytes(schema.toAvroSchema(), row),
                        key.sequence()));
    }
}
