// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import io.lakeward.event.TableId;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hudi.common.model.FileSlice;
import org.apache.hudi.common.model.HoodieTableType;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.timeline.HoodieInstant;
import org.apache.hudi.common.table.timeline.HoodieInstantTimeGenerator;
import org.apache.hudi.common.table.timeline.HoodieTimeline;
import org.apache.hudi.storage.StorageConfiguration;
import org.apache.hudi.storage.StoragePath;

/** The lake by its timelines and the footers of its files: without a job of Spark, and changing nothing. */
public final class LakeLook implements AutoCloseable {
    /** Storage answers many at a time. */
    private static final int THREADS = 16;

    private final HudiTables hudi;
    private final BaseFiles files;
    private final VerifiedNotes verified;
    /** Of each table those that were read the last time: a commit never changes. */
    private final Map<StoragePath, Map<String, CommitNote>> briefs = new ConcurrentHashMap<>();

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "lake-look");
        thread.setDaemon(true);
        return thread;
    });

    public LakeLook(StorageConfiguration<?> storage, String basePath) {
        this.hudi = new HudiTables(storage, basePath, Map.of());
        this.files = new BaseFiles(storage);
        this.verified = new VerifiedNotes(storage, basePath);
    }

    /** What was found of a table without opening its data files. */
    private record Listed(List<CommitNote> commits, List<FileSlice> slices, boolean isLogged) {
        RowCount count(StoragePath table, BaseFiles files) {
            long rows = files.rows(table, slices);
            long logs = !isLogged
                    ? 0
                    : slices.stream()
                            .flatMap(FileSlice::getLogFiles)
                            .filter(log -> !log.isCDC())
                            .count();
            return new RowCount(rows, logs);
        }
    }

    /**
     * All tables that the writer has written to, its own ones, too. One that cannot be read does not hide the others.
     *
     * @param most how many commits of each are read
     */
    public List<TableLook> tables(int most) {
        return each(hudi.paths(), path -> look(path, most)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<TableLook> look(StoragePath path, int most) {
        TableId id = new TableId(path.getParent().getName(), path.getName());
        try {
            Listed listed = list(id, most);
            return listed.commits().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new TableLook(
                            id, listed.commits(), Optional.of(listed.count(path, files)), Optional.empty()));
        } catch (RuntimeException e) {
            return Optional.of(TableLook.unreadable(id, e));
        }
    }

    private Listed list(TableId id, int most) {
        HoodieTableMetaClient table = hudi.metaClient(hudi.pathOf(id));
        List<String> partitions = Optional.ofNullable(
                        table.getTableConfig().getPartitionFields().orElse(null))
                .filter(fields -> fields.length > 0)
                .map(fields -> hudi.partitions(id, fields[0]))
                .orElse(List.of(""));
        return new Listed(
                most == 0 ? List.of() : newest(table, most),
                files.slices(table, partitions),
                table.getTableType() == HoodieTableType.MERGE_ON_READ);
    }

    /** Those of the writer, the newest one whole. */
    private List<CommitNote> newest(HoodieTableMetaClient table, int most) {
        HoodieTimeline done = table.getActiveTimeline().getCommitsTimeline().filterCompletedInstants();
        List<CommitNote> found = new ArrayList<>();
        Map<String, CommitNote> known = briefs.getOrDefault(table.getBasePath(), Map.of());
        Map<String, CommitNote> kept = new HashMap<>();
        Iterator<HoodieInstant> instants = done.getReverseOrderedInstants().iterator();
        while (found.size() < most && instants.hasNext()) {
            HoodieInstant commit = instants.next();
            CommitNote note = found.isEmpty()
                    ? read(done, commit)
                    : kept.computeIfAbsent(commit.requestedTime(), name -> Optional.ofNullable(known.get(name))
                            .orElseGet(() -> read(done, commit).brief()));
            if (note.isOfWriter()) {
                found.add(note);
            }
        }
        briefs.put(table.getBasePath(), kept);
        return found;
    }

    private static CommitNote read(HoodieTimeline commits, HoodieInstant commit) {
        try {
            return new CommitNote(
                    HoodieInstantTimeGenerator.parseDateFromInstantTime(commit.getCompletionTime())
                            .toInstant(),
                    LastCommit.metadata(commits, commit));
        } catch (ParseException e) {
            throw new IllegalStateException("The time of the commit " + commit + " could not be read", e);
        }
    }

    /**
     * Reads a table that the writer keeps for itself.
     *
     * @param columns those that are read; a missing one is not there
     * @param rows takes one after the other
     */
    public void read(TableId own, List<String> columns, Consumer<Map<String, Object>> rows) {
        if (hudi.exists(own)) {
            BaseFiles.paths(list(own, 0).slices()).forEach(file -> files.read(file, columns, rows));
        }
    }

    /** What verify found last of each table. */
    public Map<String, VerifiedNotes.Note> verified() {
        return each(verified.files(), verified::read).stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(VerifiedNotes.Note::table, note -> note));
    }

    private <A, B> List<B> each(List<A> all, Function<A, B> work) {
        List<Future<B>> futures = new ArrayList<>();
        all.forEach(one -> futures.add(threads.submit(() -> work.apply(one))));
        return futures.stream().map(LakeLook::result).toList();
    }

    private static <B> B result(Future<B> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The look at the lake failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The look at the lake was interrupted", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
