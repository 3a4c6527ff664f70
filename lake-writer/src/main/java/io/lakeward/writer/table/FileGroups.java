// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.hudi.client.SparkTaskContextSupplier;
import org.apache.hudi.client.WriteStatus;
import org.apache.hudi.common.engine.HoodieLocalEngineContext;
import org.apache.hudi.common.engine.TaskContextSupplier;
import org.apache.hudi.common.model.HoodieRecord;
import org.apache.hudi.common.model.HoodieRecordLocation;
import org.apache.hudi.common.model.WriteOperationType;
import org.apache.hudi.common.util.Option;
import org.apache.hudi.config.HoodieWriteConfig;
import org.apache.hudi.execution.SparkLazyInsertIterable;
import org.apache.hudi.index.bucket.BucketIdentifier;
import org.apache.hudi.index.bucket.HoodieSimpleBucketIndex;
import org.apache.hudi.io.CreateHandleFactory;
import org.apache.hudi.io.HoodieAppendHandle;
import org.apache.hudi.io.HoodieMergeHandleFactory;
import org.apache.hudi.io.IOUtils;
import org.apache.hudi.storage.StorageConfiguration;
import org.apache.hudi.table.HoodieSparkTable;

/** The file groups of a table, written to in one task by Hudi's own handles, under a commit that is under way. */
final class FileGroups<T> {
    private final HoodieWriteConfig config;
    private final TableType type;
    private final String instant;
    private final HoodieSparkTable<T> table;
    private final HoodieSimpleBucketIndex index;
    private final TaskContextSupplier task = new SparkTaskContextSupplier();
    private final Map<String, Map<Integer, HoodieRecordLocation>> known = new HashMap<>();

    FileGroups(WriteTarget target, String instant, StorageConfiguration<?> storage) {
        OpenCommits.Opened opened = OpenCommits.find(target, instant).orElseGet(() -> open(target, storage));
        this.config = opened.config();
        this.type = target.type();
        this.instant = instant;
        this.table = HoodieSparkTable.create(config, new HoodieLocalEngineContext(storage), opened.table());
        this.index = new HoodieSimpleBucketIndex(config);
    }

    private static OpenCommits.Opened open(WriteTarget target, StorageConfiguration<?> storage) {
        HoodieWriteConfig config = target.config();
        return new OpenCommits.Opened(
                config,
                HoodieSparkTable.create(config, new HoodieLocalEngineContext(storage))
                        .getMetaClient());
    }

    /** @param records one for each key, read once */
    List<WriteStatus> write(String partition, int bucket, Iterator<HoodieRecord<T>> records) throws IOException {
        HoodieRecordLocation there = known.computeIfAbsent(
                        partition, path -> index.loadBucketIdToFileIdMappingForPartition(table, path))
                .get(bucket);
        return there == null ? create(bucket, records) : update(partition, there, records);
    }

    /** A base file, whatever the type: a log would have a limit, and Hudi would go on in a second file group of the bucket. */
    private List<WriteStatus> create(int bucket, Iterator<HoodieRecord<T>> records) {
        return joined(new SparkLazyInsertIterable<>(
                records,
                true,
                config,
                instant,
                table,
                BucketIdentifier.newBucketFileIdPrefix(bucket),
                task,
                new CreateHandleFactory<>()));
    }

    private List<WriteStatus> update(String partition, HoodieRecordLocation there, Iterator<HoodieRecord<T>> records)
            throws IOException {
        String file = there.getFileId();
        if (type == TableType.MOR) {
            HoodieAppendHandle<T, ?, ?, ?> handle =
                    new HoodieAppendHandle<>(config, instant, table, partition, file, located(records, there), task);
            handle.doAppend();
            return handle.close();
        }
        return joined(IOUtils.runMerge(
                HoodieMergeHandleFactory.create(
                        WriteOperationType.UPSERT,
                        config,
                        instant,
                        table,
                        located(records, there),
                        partition,
                        file,
                        task,
                        Option.empty()),
                instant,
                file));
    }

    private Iterator<HoodieRecord<T>> located(Iterator<HoodieRecord<T>> records, HoodieRecordLocation there) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return records.hasNext();
            }

            @Override
            public HoodieRecord<T> next() {
                HoodieRecord<T> next = records.next();
                next.setCurrentLocation(there);
                return next;
            }
        };
    }

    private static List<WriteStatus> joined(Iterator<List<WriteStatus>> parts) {
        List<WriteStatus> all = new ArrayList<>();
        parts.forEachRemaining(all::addAll);
        return all;
    }
}
