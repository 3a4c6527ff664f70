// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import io.lakeward.event.TableId;
import io.lakeward.writer.schema.LakeSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.hudi.common.model.DefaultHoodieRecordPayload;
import org.apache.hudi.common.model.HoodieTableType;
import org.apache.hudi.common.table.HoodieTableConfig;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.TableSchemaResolver;
import org.apache.hudi.storage.HoodieStorage;
import org.apache.hudi.storage.HoodieStorageUtils;
import org.apache.hudi.storage.StorageConfiguration;
import org.apache.hudi.storage.StoragePath;
import org.apache.hudi.storage.StoragePathInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hudi tables on storage: {@code <base>/<database>/<table>}. */
final class HudiTables {
    private static final Logger LOG = LoggerFactory.getLogger(HudiTables.class);
    private static final String PROPERTIES = HoodieTableMetaClient.METAFOLDER_NAME + "/hoodie.properties";

    /** Tables that another one has taken the place of. */
    private static final String RETIRED = "/_lakeward/retired/";

    /** Tables that are to take the place of another one. */
    private static final String ANEW = "/_lakeward/anew/";

    /** In the metadata of each commit: a row's bucket must be found again, whatever the options are by then. */
    static final String BUCKETS = "lakeward.buckets";

    /** In the metadata of each commit: by what the table is partitioned. */
    static final String PARTITION = "lakeward.partition";

    private final StorageConfiguration<?> storage;
    private final String basePath;
    private final Map<String, String> userOptions;

    HudiTables(StorageConfiguration<?> storage, String basePath, Map<String, String> userOptions) {
        this.storage = storage;
        this.userOptions = Map.copyOf(userOptions);
        this.basePath = basePath.endsWith("/") ? basePath.substring(0, basePath.length() - 1) : basePath;
    }

    String pathOf(TableId id) {
        return basePath + "/" + id.database() + "/" + id.table();
    }

    /** Asked before a table is opened, because Hudi waits seconds for the properties of a table that is not there. */
    boolean exists(TableId id) {
        return exists(new StoragePath(pathOf(id)));
    }

    /** @param topicId the topic whose offsets count; of another one's nothing is known */
    LakeTable open(TableId id, String topicId) {
        HoodieTableMetaClient table = metaClient(pathOf(id));
        try {
            Schema schema = new TableSchemaResolver(table).getTableSchema(false).toAvroSchema();
            Map<String, String> lastCommit = LastCommit.of(table).orElse(Map.of());
            Progress progress = Progress.in(lastCommit)
                    .filter(found -> found.topicId().equals(topicId))
                    .orElse(Progress.none(topicId));
            int buckets = lastCommit.containsKey(BUCKETS)
                    ? Integer.parseInt(lastCommit.get(BUCKETS))
                    : HudiOptions.bucketsOfNew(userOptions);
            return new LakeTable(
                    id,
                    pathOf(id),
                    spec(table.getTableConfig(), lastCommit),
                    Map.of(),
                    schema,
                    buckets,
                    progress,
                    Sources.in(lastCommit));
        } catch (Exception e) {
            throw new IllegalStateException("The lake table " + pathOf(id) + " could not be read", e);
        }
    }

    private static TableSpec spec(HoodieTableConfig table, Map<String, String> lastCommit) {
        Optional<String> field = Optional.ofNullable(table.getPartitionFields().orElse(null))
                .filter(fields -> fields.length > 0)
                .map(fields -> fields[0]);
        return new TableSpec(
                List.of(table.getRecordKeyFields().get()),
                field,
                lastCommit.getOrDefault(PARTITION, field.orElse("")),
                table.getTableType() == HoodieTableType.MERGE_ON_READ ? TableType.MOR : TableType.COW);
    }

    LakeTable create(TableLayout layout, String topicId) {
        TableId id = layout.target();
        init(layout, pathOf(id));
        Map<String, String> options = new HashMap<>(userOptions);
        options.putAll(layout.hudiOptions());
        return new LakeTable(
                id,
                pathOf(id),
                layout.spec(),
                layout.hudiOptions(),
                layout.rows(),
                HudiOptions.bucketsOfNew(options),
                Progress.none(topicId),
                List.of());
    }

    /** A table that differs in its columns and its place, see {@link #finishMoves}. */
    LakeTable createBeside(LakeTable table, Schema schema, long sequence) {
        String path = basePath + ANEW + table.id().database() + "/" + table.id().table() + "." + sequence;
        init(new TableLayout(table.id(), table.spec(), table.hudiOptions(), schema), path);
        return new LakeTable(
                table.id(),
                path,
                table.spec(),
                table.hudiOptions(),
                schema,
                table.buckets(),
                table.progress(),
                table.sources());
    }

    private void init(TableLayout layout, String path) {
        TableId id = layout.target();
        TableSpec spec = layout.spec();
        boolean copies = spec.type() == TableType.COW;
        try {
            HoodieTableMetaClient.TableBuilder table = HoodieTableMetaClient.newTableBuilder()
                    .setTableType(copies ? HoodieTableType.COPY_ON_WRITE : HoodieTableType.MERGE_ON_READ)
                    .setTableVersion(HudiOptions.TABLE_VERSION)
                    .setDatabaseName(id.database())
                    .setTableName(id.table())
                    .setTableCreateSchema(layout.rows().toString())
                    .setRecordKeyFields(String.join(",", spec.key()))
                    .setKeyGeneratorClassProp(HudiOptions.keyGenerator(spec))
                    .setPayloadClass(DefaultHoodieRecordPayload.class)
                    .setOrderingFields(LakeSchema.SEQUENCE)
                    .setBootstrapIndexEnable(false);
            if (copies) {
                table.setCDCEnabled(true).setCDCSupplementalLoggingMode(HudiOptions.CHANGE_LOG);
            }
            spec.partitionField().ifPresent(field -> table.setPartitionFields(field)
                    .setHiveStylePartitioningEnable(true)
                    .setUrlEncodePartitioning(true));
            table.initTable(storage.newInstance(), path);
        } catch (IOException e) {
            throw new UncheckedIOException("The lake table " + path + " could not be created", e);
        }
    }

    /** @return where the table is now */
    String retire(TableId id, long sequence) {
        StoragePath to = new StoragePath(basePath + RETIRED + id.database() + "/" + id.table() + "." + sequence);
        move(new StoragePath(pathOf(id)), to);
        return to.toString();
    }

    /**
     * Tables that were written beside others go where these were. One whose place is still taken may not be complete: it is
     * deleted, and written again.
     */
    void finishMoves() {
        for (StoragePath database : children(new StoragePath(basePath + ANEW))) {
            for (StoragePath table : children(database)) {
                String name = table.getName();
                TableId id = new TableId(database.getName(), name.substring(0, name.lastIndexOf('.')));
                if (exists(id)) {
                    delete(table);
                } else {
                    move(table, new StoragePath(pathOf(id)));
                }
            }
        }
    }

    private void move(StoragePath from, StoragePath to) {
        try {
            HoodieStorage files = storageOf(from);
            files.createDirectory(to.getParent());
            if (!files.rename(from, to)) {
                throw new IllegalStateException("The lake table " + from + " could not be moved to " + to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The lake table " + from + " could not be moved to " + to, e);
        }
    }

    private void delete(StoragePath table) {
        try {
            storageOf(table).deleteDirectory(table);
        } catch (IOException e) {
            throw new UncheckedIOException("The lake table " + table + " could not be deleted", e);
        }
    }

    /** Those that the writer has written to. */
    List<TableId> all() {
        return newest().stream()
                .filter(look -> look.commit().isPresent())
                .map(look -> new TableId(
                        look.table().getParent().getName(), look.table().getName()))
                .toList();
    }

    private List<StoragePath> paths() {
        return children(new StoragePath(basePath)).stream()
                .flatMap(database -> children(database).stream())
                .filter(this::exists)
                .toList();
    }

    List<String> partitions(TableId id, String field) {
        return children(new StoragePath(pathOf(id))).stream()
                .map(StoragePath::getName)
                .filter(folder -> folder.startsWith(field + "="))
                .toList();
    }

    /** The metadata of each table's newest commit. */
    List<Map<String, String>> lastCommits() {
        return newest().stream().flatMap(look -> look.commit().stream()).toList();
    }

    private record Look(StoragePath table, Optional<Map<String, String>> commit, Optional<RuntimeException> failure) {}

    /** A table that cannot be read does not hide the others. */
    private List<Look> newest() {
        List<Look> all = paths().parallelStream().map(this::look).toList();
        List<RuntimeException> failures =
                all.stream().flatMap(look -> look.failure.stream()).toList();
        if (!failures.isEmpty() && failures.size() == all.size()) {
            throw failures.get(0);
        }
        return all;
    }

    private Look look(StoragePath table) {
        try {
            return new Look(table, LastCommit.of(metaClient(table.toString())), Optional.empty());
        } catch (RuntimeException e) {
            LOG.warn("The lake table {} cannot be read: {}", table, e.toString());
            return new Look(table, Optional.empty(), Optional.of(e));
        }
    }

    private HoodieTableMetaClient metaClient(String path) {
        return HoodieTableMetaClient.builder()
                .setConf(storage.newInstance())
                .setBasePath(path)
                .build();
    }

    private boolean exists(StoragePath table) {
        try {
            return storageOf(table).exists(new StoragePath(table, PROPERTIES));
        } catch (IOException e) {
            throw new UncheckedIOException("The lake path " + table + " could not be read", e);
        }
    }

    private List<StoragePath> children(StoragePath folder) {
        try {
            HoodieStorage files = storageOf(folder);
            return files.exists(folder)
                    ? files.listDirectEntries(folder).stream()
                            .filter(StoragePathInfo::isDirectory)
                            .map(StoragePathInfo::getPath)
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("The lake path " + folder + " could not be read", e);
        }
    }

    private HoodieStorage storageOf(StoragePath path) {
        return HoodieStorageUtils.getStorage(path, storage);
    }
}
