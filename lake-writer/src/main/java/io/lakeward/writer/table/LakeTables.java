// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.schema.LakeSchema;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.hudi.storage.StorageConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lake's tables as the job knows them. Opened once; created when first written to. */
public final class LakeTables {
    private static final Logger LOG = LoggerFactory.getLogger(LakeTables.class);

    /** In a commit's metadata: the highest sequence number of a change in it. */
    public static final String SEQUENCE = "lakeward.sequence";

    private final Map<TableId, LakeTable> open = new ConcurrentHashMap<>();
    private final HudiTables hudi;
    private final String topicId;

    /**
     * @param topicId Kafka's id of the topic that the lake follows
     * @param userOptions Hudi options for tables that are created
     */
    public LakeTables(
            StorageConfiguration<?> storage, String basePath, String topicId, Map<String, String> userOptions) {
        this.hudi = new HudiTables(storage, basePath, userOptions);
        this.topicId = topicId;
    }

    /**
     * The table as it has to be for these rows: created or evolved where it is not so yet.
     *
     * @param layouts of the rows' sources, oldest first; at least one
     * @throws io.lakeward.writer.schema.IncompatibleTypeException if a column changed to a narrower type
     */
    public LakeTable prepare(List<TableLayout> layouts) {
        TableLayout first = layouts.get(0);
        LakeTable table = open.computeIfAbsent(first.target(), id -> openOrCreate(first));
        Schema schema = table.schema();
        for (TableLayout layout : layouts) {
            table.spec().difference(layout.spec()).ifPresent(difference -> {
                throw new IllegalStateException(difference + ": " + first.target());
            });
            schema = LakeSchema.evolve(schema, layout.rows(), first.target());
        }
        return table.with(schema, layouts.get(layouts.size() - 1).hudiOptions());
    }

    /** The table, if the lake has it. */
    public Optional<LakeTable> existing(TableId target) {
        return peek(target).map(table -> open.computeIfAbsent(target, id -> table));
    }

    /** The same for another thread than those that write: nothing that it reads is kept for them. */
    public Optional<LakeTable> peek(TableId target) {
        LakeTable known = open.get(target);
        return known == null ? stored(target) : Optional.of(known);
    }

    private Optional<LakeTable> stored(TableId target) {
        if (!hudi.exists(target)) {
            return Optional.empty();
        }
        return Optional.of(hudi.open(target, topicId)).filter(table -> table.isWritten() || !hudi.isBare(target));
    }

    /** All tables of the lake that the writer has written to. */
    public List<TableId> all() {
        return hudi.all();
    }

    /** The folders of a table's partitions, {@code field=value}; none if it is not partitioned. */
    public List<String> partitions(LakeTable table) {
        return table.spec()
                .partitionField()
                .map(field -> hudi.partitions(table.id(), field))
                .orElse(List.of());
    }

    /**
     * Puts a table aside that can not become what it is to be; the next rows make it anew.
     *
     * @param sequence of the schema change that made it so
     */
    public void retire(TableId target, long sequence) {
        open.remove(target);
        LOG.warn(
                "Table {} is made anew; what it was is kept in {}",
                target,
                hudi.moves().retire(target, sequence));
    }

    /** What the table that the lake has cannot become by adding and widening columns: of its key or its types. */
    public Optional<String> conversion(TableLayout layout) {
        return readable(layout.target()).flatMap(table -> layoutOf(table).conversion(layout));
    }

    /** What the table is like that the lake has. */
    public Optional<TableLayout> layoutOf(TableId target) {
        return existing(target).map(LakeTables::layoutOf);
    }

    private static TableLayout layoutOf(LakeTable table) {
        return new TableLayout(table.id(), table.spec(), table.hudiOptions(), table.schema());
    }

    /** Table info is not wrong because a table is broken; and it is read by other threads than those that write. */
    private Optional<LakeTable> readable(TableId target) {
        try {
            return peek(target);
        } catch (RuntimeException e) {
            LOG.warn("The lake table {} cannot be held against table info: {}", target, e.toString());
            return Optional.empty();
        }
    }

    /** What is known of it is read again from the lake: of a commit that failed, nobody knows how far it came. */
    public void forget(TableId target) {
        open.remove(target);
    }

    /** A table to take the place of one that is there, with its progress and without some of its columns. */
    public LakeTable createBeside(LakeTable table, Set<String> columns, long sequence) {
        return hudi.createBeside(table, LakeSchema.without(table.schema(), columns, table.id()), sequence);
    }

    /**
     * The table that was written beside takes the place of the one that is there, which is put aside.
     *
     * @throws BrokenMoveException if neither is there now, or one in part: only a job's start knows what to do then
     */
    public void replace(LakeTable beside, long sequence) {
        open.remove(beside.id());
        try {
            LOG.warn(
                    "Table {} is replaced; what it was is kept in {}",
                    beside.id(),
                    hudi.moves().replace(beside, sequence));
        } catch (RuntimeException e) {
            if (hudi.exists(beside.id())) {
                throw e;
            }
            throw new BrokenMoveException(beside.id(), e);
        }
    }

    /** What a writer that ended while it replaced a table has left to do. Before anything is read. */
    public void finishMoves() {
        hudi.finishMoves();
    }

    /** Where a layout has another partition than the table that the lake has. */
    public Optional<String> otherPartition(TableLayout layout) {
        return readable(layout.target())
                .flatMap(table -> table.spec().otherPartition(layout.spec()))
                .map(difference -> difference + ": " + layout.target());
    }

    /** Remembers a table's new schema and progress, once a commit carries them. */
    public void committed(LakeTable table, Progress progress) {
        LakeTable before = open.put(table.id(), table.withProgress(progress));
        if (before != null && !before.schema().equals(table.schema())) {
            LOG.info(
                    "Table {} has new columns: {}", table.id(), LakeSchema.difference(before.schema(), table.schema()));
        }
    }

    /** @throws AnotherTopicException if the lake was written, but from another topic than this one */
    public LakeState state() {
        List<Map<String, String>> commits = hudi.lastCommits();
        List<Progress> all =
                commits.stream().flatMap(commit -> Progress.in(commit).stream()).toList();
        Optional<Progress> farthest = all.stream()
                .filter(progress -> progress.topicId().equals(topicId))
                .max(Comparator.comparingLong(Progress::records));
        if (farthest.isEmpty() && !all.isEmpty()) {
            throw new AnotherTopicException(all.get(0).topicId(), topicId);
        }
        List<TableSchema> sources =
                commits.stream().flatMap(commit -> Sources.in(commit).stream()).toList();
        long lastSequence = commits.stream()
                .mapToLong(commit -> Long.parseLong(commit.getOrDefault(SEQUENCE, "0")))
                .max()
                .orElse(0);
        return new LakeState(farthest.orElse(Progress.none(topicId)), lastSequence, sources);
    }

    private LakeTable openOrCreate(TableLayout layout) {
        Optional<LakeTable> stored = stored(layout.target());
        if (stored.isPresent()) {
            LakeTable table = stored.get();
            if (table.spec().type() != layout.spec().type()) {
                LOG.warn(
                        "Table {} stays {} as it is in the lake, though {} is asked for",
                        table.id(),
                        table.spec().type(),
                        layout.spec().type());
            }
            return table;
        }
        LOG.info("Table {} is new in the lake: {}", layout.target(), hudi.pathOf(layout.target()));
        return hudi.create(layout, topicId);
    }
}
