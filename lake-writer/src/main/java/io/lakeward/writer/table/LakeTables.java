// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.schema.LakeNames;
import io.lakeward.writer.schema.LakeSchema;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.hudi.storage.StorageConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lake's tables as the job knows them. Opened once; created when first written to. */
public final class LakeTables {
    private static final Logger LOG = LoggerFactory.getLogger(LakeTables.class);

    private final Map<TableId, LakeTable> open = new ConcurrentHashMap<>();
    private final HudiTables hudi;
    private final String topicId;

    /**
     * @param topicId Kafka's id of the topic that the lake follows
     * @param userOptions Hudi options for tables that are created
     */
    public LakeTables(
            StorageConfiguration<?> storage, String basePath, String topicId, Map<String, String> userOptions) {
        this.hudi = new HudiTables(storage, basePath, HudiOptions.bucketsOfNew(userOptions));
        this.topicId = topicId;
    }

    /**
     * The table as it has to be for rows of these schemas: created or evolved where it is not so yet.
     *
     * @param sources the source's schemas, oldest first; at least one
     * @throws io.lakeward.writer.schema.IncompatibleTypeException if a column changed to a narrower type
     */
    public LakeTable prepare(List<TableSchema> sources) {
        TableSchema first = sources.get(0);
        LakeTable table = open.computeIfAbsent(first.table(), id -> openOrCreate(first));
        Schema schema = table.schema();
        for (TableSchema source : sources) {
            requireSameKey(table, source);
            schema = LakeSchema.evolve(schema, source);
        }
        return table.withSchema(schema);
    }

    /** Remembers a table's new schema and progress, once a commit carries them. */
    public void committed(LakeTable table, Progress progress) {
        LakeTable before = open.put(table.id(), table.withProgress(progress));
        if (before != null && !before.schema().equals(table.schema())) {
            LOG.info(
                    "Table {} has new columns: {}", table.id(), LakeSchema.difference(before.schema(), table.schema()));
        }
    }

    /**
     * The progress of the table that has come farthest. Every batch before that one is complete in all tables, because
     * a batch begins when all commits of the one before are done.
     *
     * @throws AnotherTopicException if the lake was written, but from another topic than this one
     */
    public Progress farthest() {
        List<Progress> all = hudi.progressOfAll();
        Optional<Progress> farthest = all.stream()
                .filter(progress -> progress.topicId().equals(topicId))
                .max(Comparator.comparingLong(Progress::records));
        if (farthest.isEmpty() && !all.isEmpty()) {
            throw new AnotherTopicException(all.get(0).topicId(), topicId);
        }
        return farthest.orElse(Progress.none(topicId));
    }

    private LakeTable openOrCreate(TableSchema source) {
        if (source.key().isEmpty()) {
            throw new IllegalArgumentException("Table " + source.table() + " must have a primary key, but has none");
        }
        if (hudi.exists(source.table())) {
            return hudi.open(source.table(), topicId);
        }
        LOG.info("Table {} is new in the lake: {}", source.table(), hudi.pathOf(source.table()));
        return hudi.create(source, topicId);
    }

    private static void requireSameKey(LakeTable table, TableSchema source) {
        if (!table.key().equals(LakeNames.keyOf(source))) {
            throw new IllegalStateException("The primary key of " + table.id() + " must stay " + table.key()
                    + " as in the lake, but became " + source.key());
        }
    }
}
