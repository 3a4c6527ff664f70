// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.hudi.common.config.HoodieConfig;
import org.apache.hudi.common.engine.HoodieLocalEngineContext;
import org.apache.hudi.common.model.FileSlice;
import org.apache.hudi.common.model.HoodieFileFormat;
import org.apache.hudi.common.model.HoodieRecord;
import org.apache.hudi.common.model.HoodieRecord.HoodieRecordType;
import org.apache.hudi.common.schema.HoodieSchema;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.timeline.HoodieInstant;
import org.apache.hudi.common.table.timeline.HoodieTimeline;
import org.apache.hudi.common.table.view.HoodieTableFileSystemView;
import org.apache.hudi.common.util.collection.ClosableIterator;
import org.apache.hudi.io.storage.HoodieFileReader;
import org.apache.hudi.io.storage.HoodieIOFactory;
import org.apache.hudi.storage.HoodieStorage;
import org.apache.hudi.storage.HoodieStorageUtils;
import org.apache.hudi.storage.StorageConfiguration;
import org.apache.hudi.storage.StoragePath;

/** The files that hold a table's rows now. A file never changes, so its footer is read once. */
final class BaseFiles {
    private final StorageConfiguration<?> storage;
    /** Of each table those that were read the last time. */
    private final Map<StoragePath, Map<StoragePath, Long>> rows = new ConcurrentHashMap<>();

    BaseFiles(StorageConfiguration<?> storage) {
        this.storage = storage;
    }

    /** @param partitions its folders */
    List<FileSlice> slices(HoodieTableMetaClient table, List<String> partitions) {
        HoodieTimeline timeline = table.getActiveTimeline().filterCompletedAndCompactionInstants();
        String last = timeline.filterCompletedInstants()
                .lastInstant()
                .map(HoodieInstant::requestedTime)
                .orElse(HoodieTimeline.INIT_INSTANT_TS);
        HoodieTableFileSystemView view = HoodieTableFileSystemView.fileListingBasedFileSystemView(
                new HoodieLocalEngineContext(storage), table, timeline);
        try {
            return partitions.stream()
                    .flatMap(partition -> view.getLatestMergedFileSlicesBeforeOrOn(partition, last))
                    .toList();
        } finally {
            view.close();
        }
    }

    static Stream<StoragePath> paths(List<FileSlice> slices) {
        return slices.stream()
                .map(FileSlice::getBaseFile)
                .filter(file -> file.isPresent())
                .map(file -> file.get().getStoragePath());
    }

    /** By the files' footers. */
    long rows(StoragePath table, List<FileSlice> slices) {
        Map<StoragePath, Long> known = rows.getOrDefault(table, Map.of());
        Map<StoragePath, Long> now = paths(slices)
                .collect(Collectors.toMap(file -> file, file -> Optional.ofNullable(known.get(file))
                        .orElseGet(() -> rows(file))));
        rows.put(table, now);
        return now.values().stream().mapToLong(Long::longValue).sum();
    }

    private long rows(StoragePath file) {
        return io(file).getFileFormatUtils(HoodieFileFormat.PARQUET).getRowCount(storageOf(file), file);
    }

    /** Some columns of all rows, one after the other. */
    void read(StoragePath file, List<String> columns, Consumer<Map<String, Object>> rows) {
        try (HoodieFileReader<?> reader =
                io(file).getReaderFactory(HoodieRecordType.AVRO).getFileReader(new HoodieConfig(), file)) {
            HoodieSchema some = some(reader.getSchema(), columns);
            try (ClosableIterator<? extends HoodieRecord<?>> records = reader.getRecordIterator(some, some)) {
                records.forEachRemaining(record -> rows.accept(values((IndexedRecord) record.getData())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " could not be read", e);
        }
    }

    private static HoodieSchema some(HoodieSchema schema, List<String> columns) {
        Schema all = schema.toAvroSchema();
        List<Schema.Field> fields = all.getFields().stream()
                .filter(field -> columns.contains(field.name()))
                .map(field -> new Schema.Field(field, field.schema()))
                .toList();
        return HoodieSchema.fromAvroSchema(Schema.createRecord(all.getName(), null, all.getNamespace(), false, fields));
    }

    private static Map<String, Object> values(IndexedRecord row) {
        Map<String, Object> values = new LinkedHashMap<>();
        row.getSchema().getFields().forEach(field -> {
            Object value = row.get(field.pos());
            values.put(field.name(), value instanceof CharSequence text ? text.toString() : value);
        });
        return values;
    }

    private HoodieIOFactory io(StoragePath file) {
        return HoodieIOFactory.getIOFactory(storageOf(file));
    }

    private HoodieStorage storageOf(StoragePath file) {
        return HoodieStorageUtils.getStorage(file, storage);
    }
}
