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
import org.apache.hudi.storage.StorageConfiguration;
import org.apache.hudi.storage.StoragePath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hudi tables on storage: {@code <base>/<database>/<table>}. */
final class HudiTables {
    private static final Logger LOG = LoggerFactory.getLogger(HudiTables.class);
    /** In the metadata of each commit: a row's bucket must be found again, whatever the options are by then. */
    static final String BUCKETS = "lakeward.buckets";

    /** In the metadata of each commit: by what the table is partitioned. */
    static final String PARTITION = "lakeward.partition";

    private final StorageConfiguration<?> storage;
    private final LakeFiles files;
    private final TableMoves moves;
    private final String basePath;
    private final Map<String, String> userOptions;

    HudiTables(StorageConfiguration<?> storage, String basePath, Map<String, String> userOptions) {
        this.storage = storage;
        this.userOptions = Map.copyOf(userOptions);
        this.basePath = basePath.endsWith("/") ? basePath.substring(0, basePath.length() - 1) : basePath;
        this.files = new LakeFiles(storage);
        this.moves = new TableMoves(files, this.basePath);
    }

    TableMoves moves() {
        return moves;
    }

    String pathOf(TableId id) {
        return basePath + "/" + id.database() + "/" + id.table();
    }

    /** Asked before a table is opened, because Hudi waits seconds for the properties of a table that is not there. */
    boolean exists(TableId id) {
        return files.isTable(new StoragePath(pathOf(id)));
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

    /** Whether a table was made, but its first commit failed: it may be made otherwise. */
    boolean isBare(TableId id) {
        return isBare(new StoragePath(pathOf(id)));
    }

    /** One that somebody else has made, to be written to, is not bare. */
    private boolean isBare(StoragePath path) {
        HoodieTableMetaClient table = metaClient(path.toString());
        return table.getTableConfig().getOrderingFields().contains(LakeSchema.SEQUENCE)
                && table.getActiveTimeline().filterCompletedInstants().empty();
    }

    /** What a writer that ended while it moved tables has left to do. */
    void finishMoves() {
        moves.finish(table -> files.isTable(table) && !isBare(table));
    }

    private int buckets(TableLayout layout) {
        Map<String, String> options = new HashMap<>(userOptions);
        options.putAll(layout.hudiOptions());
        return HudiOptions.bucketsOfNew(options);
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

    /** In the place of a bare one, if there is one. */
    LakeTable create(TableLayout layout, String topicId) {
        TableId id = layout.target();
        if (exists(id)) {
            files.delete(new StoragePath(pathOf(id)));
        }
        init(layout, pathOf(id));
        return new LakeTable(
                id,
                pathOf(id),
                layout.spec(),
                layout.hudiOptions(),
                layout.rows(),
                buckets(layout),
                Progress.none(topicId),
                List.of());
    }

    /** A table that differs in its columns and its place, see {@link TableMoves}. */
    LakeTable createBeside(LakeTable table, Schema schema, long sequence) {
        String path = moves.beside(table.id(), sequence);
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
                    .setCommitTimezone(Instants.ZONE)
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

    /** Those that the writer has written to. */
    List<TableId> all() {
        return newest().stream()
                .filter(look -> look.commit().isPresent())
                .map(look -> new TableId(
                        look.table().getParent().getName(), look.table().getName()))
                .toList();
    }

    List<StoragePath> paths() {
        return files.children(new StoragePath(basePath)).stream()
                .flatMap(database -> files.children(database).stream())
                .filter(files::isTable)
                .toList();
    }

    List<String> partitions(TableId id, String field) {
        return files.children(new StoragePath(pathOf(id))).stream()
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

    HoodieTableMetaClient metaClient(String path) {
        return HoodieTableMetaClient.builder()
                .setConf(storage.newInstance())
                .setBasePath(path)
                .build();
    }
}
