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
import org.apache.hudi.common.table.timeline.HoodieInstant;
import org.apache.hudi.common.table.timeline.HoodieTimeline;
import org.apache.hudi.storage.HoodieStorage;
import org.apache.hudi.storage.HoodieStorageUtils;
import org.apache.hudi.storage.StorageConfiguration;
import org.apache.hudi.storage.StoragePath;
import org.apache.hudi.storage.StoragePathInfo;

/** Hudi tables on storage: {@code <base>/<database>/<table>}. */
final class HudiTables {
    private static final String PROPERTIES = HoodieTableMetaClient.METAFOLDER_NAME + "/hoodie.properties";

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
            Map<String, String> lastCommit = lastCommit(table).orElse(Map.of());
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
            table.initTable(storage.newInstance(), pathOf(id));
        } catch (IOException e) {
            throw new UncheckedIOException("The lake table " + pathOf(id) + " could not be created", e);
        }
        Map<String, String> options = new HashMap<>(userOptions);
        options.putAll(layout.hudiOptions());
        return new LakeTable(
                id,
                pathOf(id),
                spec,
                layout.hudiOptions(),
                layout.rows(),
                HudiOptions.bucketsOfNew(options),
                Progress.none(topicId),
                List.of());
    }

    /** @return where the table is now */
    String retire(TableId id, long sequence) {
        StoragePath from = new StoragePath(pathOf(id));
        StoragePath to =
                new StoragePath(basePath + "/_lakeward/retired/" + id.database() + "/" + id.table() + "." + sequence);
        try {
            HoodieStorage files = storageOf(from);
            files.createDirectory(to.getParent());
            if (!files.rename(from, to)) {
                throw new IllegalStateException("The lake table " + from + " could not be moved to " + to);
            }
            return to.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("The lake table " + from + " could not be moved to " + to, e);
        }
    }

    /** Those that the writer has written to. */
    List<TableId> all() {
        return paths().stream()
                .filter(path -> lastCommit(metaClient(path.toString())).isPresent())
                .map(path -> new TableId(path.getParent().getName(), path.getName()))
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
        return paths().parallelStream()
                .flatMap(table -> lastCommit(metaClient(table.toString())).stream())
                .toList();
    }

    private HoodieTableMetaClient metaClient(String path) {
        return HoodieTableMetaClient.builder()
                .setConf(storage.newInstance())
                .setBasePath(path)
                .build();
    }

    /** What the newest commit of the writer says; a commit of another program says nothing of it. */
    private static Optional<Map<String, String>> lastCommit(HoodieTableMetaClient table) {
        HoodieTimeline commits = table.getActiveTimeline().getCommitsTimeline().filterCompletedInstants();
        return commits.getReverseOrderedInstants()
                .map(commit -> metadata(commits, commit))
                .filter(metadata -> Progress.in(metadata).isPresent())
                .findFirst();
    }

    private static Map<String, String> metadata(HoodieTimeline commits, HoodieInstant commit) {
        try {
            return commits.readCommitMetadata(commit).getExtraMetadata();
        } catch (IOException e) {
            throw new UncheckedIOException("The commit " + commit + " could not be read", e);
        }
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
