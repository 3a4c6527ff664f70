// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hudi.common.model.HoodieWriteStat;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.timeline.HoodieInstant;
import org.apache.hudi.common.table.timeline.HoodieInstant.State;
import org.apache.hudi.common.table.timeline.HoodieTimeline;
import org.apache.hudi.config.HoodieWriteConfig;
import org.apache.hudi.storage.StorageConfiguration;
import org.apache.hudi.storage.StoragePath;
import org.apache.hudi.storage.StoragePathInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A table's folders while one commit is made to it. Of a table that no other job compacts, the timeline is listed once at most and taken to stay so
 * but for the commit's own steps: whatever ends meanwhile counts as under way.
 */
final class CommitFolders {
    private static final Logger LOG = LoggerFactory.getLogger(CommitFolders.class);

    private final KnownTables tables;
    private final StoragePath table;
    private final StoragePath timeline;
    private final KnownStorage storage;
    private final Optional<KnownTables.Found> found;
    private HoodieTableMetaClient opened;
    private HoodieInstant inflight;
    private boolean isQuiet;

    private CommitFolders(
            KnownTables tables, StoragePath table, KnownStorage storage, Optional<KnownTables.Found> found) {
        this.tables = tables;
        this.table = table;
        this.timeline = KnownTables.timeline(table);
        this.storage = storage;
        this.found = found;
    }

    /** What is known of the table is taken, until the commit is {@link #complete}. */
    static CommitFolders take(KnownTables tables, HoodieWriteConfig config, StorageConfiguration<?> configuration) {
        StoragePath table = new StoragePath(config.getBasePath());
        KnownStorage storage = new KnownStorage(config, configuration);
        try {
            KnownTables.Found found = tables.take(table, storage);
            found.known()
                    .ifPresentOrElse(storage::know, () -> storage.know(KnownTables.timeline(table), found.files()));
            return new CommitFolders(tables, table, storage, Optional.of(found));
        } catch (IOException e) {
            throw new UncheckedIOException("The timeline of " + table + " cannot be read", e);
        }
    }

    /** Of a table for which other jobs plan compactions, while a commit is made to it or not. */
    static CommitFolders shared(KnownTables tables, HoodieWriteConfig config, StorageConfiguration<?> configuration) {
        return new CommitFolders(
                tables,
                new StoragePath(config.getBasePath()),
                new KnownStorage(config, configuration),
                Optional.empty());
    }

    /** Before the commit begins, and before what others have left is rolled back: that is then to be seen. */
    HoodieTableMetaClient open() {
        opened = storage.open();
        HoodieTimeline pending = opened.getActiveTimeline().filterInflightsAndRequested();
        isQuiet = pending.empty();
        if (pending.getInstantsAsStream()
                .anyMatch(instant -> !instant.getAction().equals(HoodieTimeline.COMPACTION_ACTION))) {
            storage.list(timeline);
        }
        return opened;
    }

    /** The commit is under way: what opens the table from now on is to find it. */
    void begun(String action, String instant) {
        inflight = opened.createNewInstant(State.INFLIGHT, action, instant);
        storage.made(timeline, file(State.INFLIGHT));
    }

    /** The commit is there, and may be seen. */
    void committed() {
        storage.list(timeline);
    }

    private StoragePathInfo file(State state) {
        HoodieInstant instant = opened.createNewInstant(state, inflight.getAction(), inflight.requestedTime());
        String name = opened.getInstantFileNameGenerator().getFileName(instant);
        return new StoragePathInfo(new StoragePath(timeline, name), 0, false, (short) 1, 0, System.currentTimeMillis());
    }

    /** What a task in another process is to know. */
    Optional<KnownTable> known() {
        return found.flatMap(KnownTables.Found::known);
    }

    /**
     * The commit is there, and what it leaves is remembered.
     *
     * @param listed of partitions that its tasks had to list, the file groups as they were before it
     */
    void complete(List<HoodieWriteStat> written, Map<String, Map<String, List<KnownFile>>> listed) {
        if (isQuiet) {
            found.ifPresent(before -> complete(before, written, listed));
        }
    }

    private void complete(
            KnownTables.Found before, List<HoodieWriteStat> written, Map<String, Map<String, List<KnownFile>>> listed) {
        StoragePath complete = file(State.COMPLETED).getPath();
        try {
            KnownTable after = KnownTable.after(
                    before.known().map(KnownTable::partitions).orElse(Map.of()),
                    listed,
                    written,
                    storage.getPathInfo(complete));
            tables.keep(table, after, before, made());
        } catch (IOException | RuntimeException e) {
            // The commit is there; the next one looks itself.
            LOG.warn("What the commit {} has left cannot be remembered", complete, e);
        }
    }

    private List<String> made() {
        return Stream.of(State.REQUESTED, State.INFLIGHT, State.COMPLETED)
                .map(state -> file(state).getPath().getName())
                .toList();
    }
}
