// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSnapshotSplit;
import org.apache.flink.cdc.connectors.mysql.source.utils.RecordUtils;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.source.SourceRecord;

/** Pages on their way into the stream of the binlog; knows no connection. */
final class PageQueue {
    private final Deque<MySqlSnapshotSplit> toRead = new ArrayDeque<>();
    private final Deque<Page> waiting = new ArrayDeque<>();
    /** What goes out before anything else. */
    private final List<SourceRecord> marks = new ArrayList<>();

    private Map<String, ?> idleAt = Map.of();

    /** From its beginning, even if it is being read. */
    void add(MySqlSnapshotSplit split) {
        toRead.removeIf(other -> other.splitId().equals(split.splitId()));
        waiting.removeIf(page -> page.split().splitId().equals(split.splitId()));
        if (PageSplit.isOfChunks(split)) {
            marks.add(PagedRecord.progress(split, Optional.empty()));
            return;
        }
        if (PageSplit.isWhole(split)) {
            marks.add(PagedRecord.begin(split));
        }
        toRead.add(split);
    }

    boolean isEmpty() {
        return toRead.isEmpty() && waiting.isEmpty() && marks.isEmpty();
    }

    int waiting() {
        return waiting.size();
    }

    Optional<MySqlSnapshotSplit> nextToRead() {
        return Optional.ofNullable(toRead.poll());
    }

    /** A page of what {@link #nextToRead} gave. */
    void read(Page page) {
        idleAt = Map.of();
        waiting.add(page);
        page.next().ifPresent(toRead::addFirst);
    }

    /** What {@link #nextToRead} gave cannot be read yet. */
    void readLater(MySqlSnapshotSplit split) {
        toRead.addFirst(split);
    }

    /** What goes out where the binlog gives these records. */
    List<SourceRecord> weave(List<SourceRecord> binlog) {
        List<SourceRecord> out = new ArrayList<>(marks);
        marks.clear();
        // To compare places is dear, and records come in their order.
        boolean passes = !binlog.isEmpty() && isPassedBy(binlog.get(binlog.size() - 1));
        for (SourceRecord record : binlog) {
            while (passes && isPassedBy(record)) {
                release(waiting.poll(), out);
            }
            if (isAtTheEnd(record)) {
                releaseAll(out);
            }
            if (admits(record)) {
                out.add(record);
            }
        }
        return out;
    }

    private boolean isPassedBy(SourceRecord record) {
        return !waiting.isEmpty() && waiting.peek().isPassedBy(record);
    }

    /**
     * The server sends a heartbeat when it has nothing else to send. After a new binlog file was begun, its end is ahead
     * of every place that the client tells; two heartbeats from one place say that there is nothing between them.
     */
    private boolean isAtTheEnd(SourceRecord record) {
        Map<String, ?> last = idleAt;
        idleAt = RecordUtils.isHeartbeatEvent(record) && !waiting.isEmpty() ? record.sourceOffset() : Map.of();
        return !idleAt.isEmpty() && idleAt.equals(last);
    }

    private void releaseAll(List<SourceRecord> out) {
        while (!waiting.isEmpty()) {
            release(waiting.poll(), out);
        }
    }

    private void release(Page page, List<SourceRecord> out) {
        if (page.isSpoiled()) {
            readAgain(page);
            return;
        }
        page.rows().stream().map(PagedRecord::row).forEach(out::add);
        out.add(PagedRecord.progress(page.split(), page.next()));
    }

    /** From this page on: what was read behind it may be of another shape. */
    private void readAgain(Page page) {
        Map<String, MySqlSnapshotSplit> again = new LinkedHashMap<>();
        again.put(page.split().splitId(), page.split());
        waiting.forEach(later -> again.putIfAbsent(later.split().splitId(), later.split()));
        waiting.clear();
        toRead.removeIf(split -> again.containsKey(split.splitId()));
        Iterator<MySqlSnapshotSplit> backwards = new ArrayDeque<>(again.values()).descendingIterator();
        backwards.forEachRemaining(toRead::addFirst);
    }

    private boolean admits(SourceRecord record) {
        boolean admitted =
                toRead.stream().noneMatch(split -> PageSplit.isBag(split) && PageSplit.isChangeOf(record, split));
        for (Page page : waiting) {
            admitted &= page.admits(record);
        }
        return admitted;
    }
}
