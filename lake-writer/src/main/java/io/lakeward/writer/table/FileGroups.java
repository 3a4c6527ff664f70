// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hudi.client.SparkTaskContextSupplier;
import org.apache.hudi.client.WriteStatus;
import org.apache.hudi.common.engine.HoodieEngineContext;
import org.apache.hudi.common.engine.HoodieLocalEngineContext;
import org.apache.hudi.common.engine.TaskContextSupplier;
import org.apache.hudi.common.model.FileSlice;
import org.apache.hudi.common.model.HoodieRecord;
import org.apache.hudi.common.model.HoodieRecordLocation;
import org.apache.hudi.config.HoodieWriteConfig;
import org.apache.hudi.execution.SparkLazyInsertIterable;
import org.apache.hudi.index.HoodieIndexUtils;
import org.apache.hudi.index.bucket.BucketIdentifier;
import org.apache.hudi.index.bucket.HoodieSimpleBucketIndex;
import org.apache.hudi.io.CreateHandleFactory;
import org.apache.hudi.io.HoodieAppendHandle;
import org.apache.hudi.io.IOUtils;
import org.apache.hudi.storage.StorageConfiguration;
import org.apache.hudi.table.HoodieSparkTable;

/** The file groups of a table, written to in one task by Hudi's own handles, under a commit that is under way. */
final class FileGroups<T> {
    private final HoodieWriteConfig config;
    private final TableType type;
    private final String instant;
    private final KnownTable known;
    private final HoodieEngineContext engine;
    private final HoodieSparkTable<T> table;
    private final HoodieSimpleBucketIndex index;
    private final TaskContextSupplier task = new SparkTaskContextSupplier();
    private final Map<String, Map<Integer, HoodieRecordLocation>> groups = new HashMap<>();
    private final Map<String, Map<String, List<KnownFile>>> listed = new HashMap<>();
    private HoodieSparkTable<T> whole;

    /** @param known of the table; null if it has to be looked at */
    FileGroups(WriteTarget target, String instant, KnownTable known, StorageConfiguration<?> storage) {
        OpenCommits.Opened opened = OpenCommits.find(target, instant).orElseGet(() -> open(target, known, storage));
        this.known = known;
        this.engine = new HoodieLocalEngineContext(storage);
        this.config = opened.config();
        this.type = target.type();
        this.instant = instant;
        this.table = HoodieSparkTable.create(config, engine, opened.table());
        this.index = new HoodieSimpleBucketIndex(config);
    }

    private static OpenCommits.Opened open(WriteTarget target, KnownTable known, StorageConfiguration<?> storage) {
        HoodieWriteConfig config = target.config();
        if (known == null) {
            return new OpenCommits.Opened(
                    config,
                    HoodieSparkTable.create(config, new HoodieLocalEngineContext(storage))
                            .getMetaClient());
        }
        KnownStorage files = new KnownStorage(config, storage);
        files.know(known);
        return new OpenCommits.Opened(config, files.open());
    }

    /** Of partitions that were not known, the file groups as they were before the commit. */
    Map<String, Map<String, List<KnownFile>>> listed() {
        return listed;
    }

    private boolean isKnown(String partition) {
        return known != null && known.partitions().containsKey(partition);
    }

    /** Which files of a folder that has to be listed belong to the table, only its whole timeline says. */
    private HoodieSparkTable<T> tableWith(String partition) {
        if (known == null || isKnown(partition)) {
            return table;
        }
        if (whole == null) {
            whole = HoodieSparkTable.create(config, engine);
        }
        return whole;
    }

    private Map<Integer, HoodieRecordLocation> locations(String partition) {
        HoodieSparkTable<T> seen = tableWith(partition);
        Map<Integer, HoodieRecordLocation> locations = index.loadBucketIdToFileIdMappingForPartition(seen, partition);
        if (!isKnown(partition)) {
            listed.put(
                    partition,
                    HoodieIndexUtils.getLatestFileSlicesForPartition(partition, seen).stream()
                            .collect(Collectors.toMap(FileSlice::getFileId, KnownFile::of)));
        }
        return locations;
    }

    /** @param records one for each key, read once */
    List<WriteStatus> write(String partition, int bucket, Iterator<HoodieRecord<T>> records) throws IOException {
        HoodieRecordLocation there =
                groups.computeIfAbsent(partition, this::locations).get(bucket);
        HoodieSparkTable<T> seen = tableWith(partition);
        return there == null ? create(seen, bucket, records) : update(seen, partition, there, records);
    }

    /** A base file, whatever the type: a log would have a limit, and Hudi would go on in a second file group of the bucket. */
    private List<WriteStatus> create(HoodieSparkTable<T> seen, int bucket, Iterator<HoodieRecord<T>> records) {
        return joined(new SparkLazyInsertIterable<>(
                records,
                true,
                config,
                instant,
                seen,
                BucketIdentifier.newBucketFileIdPrefix(bucket),
                task,
                new CreateHandleFactory<>()));
    }

    private List<WriteStatus> update(
            HoodieSparkTable<T> seen, String partition, HoodieRecordLocation there, Iterator<HoodieRecord<T>> records)
            throws IOException {
        String file = there.getFileId();
        if (type == TableType.MOR) {
            HoodieAppendHandle<T, ?, ?, ?> handle =
                    new HoodieAppendHandle<>(config, instant, seen, partition, file, located(records, there), task);
            handle.doAppend();
            return handle.close();
        }
        return joined(IOUtils.runMerge(
                new BaseFileMerge<>(config, instant, seen, located(records, there), partition, file, task),
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
