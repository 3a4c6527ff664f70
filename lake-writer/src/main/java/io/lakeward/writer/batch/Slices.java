// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.writer.info.TableInfoException;
import io.lakeward.writer.plan.Planner;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;

/**
 * The records of one Kafka partition of a micro-batch, taken apart while they are read: whenever as many bytes are held as
 * may be, each table's changes so far become a slice.
 */
final class Slices implements Iterator<BatchItem> {
    private final Iterator<TopicRecord> records;
    private final Planner planner;
    private final Scope scope;
    private final ChangeFilter filter;
    private final long bytes;
    private final RecordRouter router;
    private final RowParser parser;
    private final Map<TableId, TableId> targets = new HashMap<>();
    private final Map<TableId, SliceBuilder> slices = new LinkedHashMap<>();
    private final Queue<BatchItem> ready = new ArrayDeque<>();
    private final Set<Long> bad = new HashSet<>();
    private long held;
    private PartitionRange range;

    /**
     * @param lastSequence of all batches before
     * @param scope the tables that it is read for
     * @param filter of their changes
     * @param bytes of keys and values that may be held, and a record more
     */
    Slices(
            Iterator<TopicRecord> records,
            Planner planner,
            long lastSequence,
            Scope scope,
            ChangeFilter filter,
            long bytes) {
        this.records = records;
        this.filter = filter;
        this.planner = planner;
        this.scope = scope;
        this.bytes = bytes;
        this.router = new RecordRouter(lastSequence, planner, this::giveRouted);
        this.parser = new RowParser(planner);
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && records.hasNext()) {
            add(records.next());
            if (held >= bytes || !records.hasNext()) {
                cut();
            }
        }
        if (ready.isEmpty() && range != null) {
            ready.add(range);
            range = null;
        }
        return !ready.isEmpty();
    }

    @Override
    public BatchItem next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private void add(TopicRecord record) {
        long first = range == null ? record.offset() : range.first();
        range = new PartitionRange(record.partition(), first, record.offset() + 1);
        List<RawChange> changes = router.changes(record);
        for (RawChange change : changes) {
            TableId target = targets.computeIfAbsent(change.schema().table(), planner::targetOf);
            if (!scope.has(target)) {
                continue;
            }
            if (!filter.has(change, changes.size())) {
                if (filter.isTold()) {
                    ready.add(new AwaitingReplay(
                            record.partition(),
                            record.offset(),
                            change.schema().table().toString()));
                }
                continue;
            }
            slices.computeIfAbsent(target, unseen -> new SliceBuilder()).add(change);
            held += change.key().length + change.value().length + Change.OVERHEAD;
        }
    }

    private void cut() {
        slices.forEach((target, slice) -> {
            try {
                slice.build(target, parser, this::give);
            } catch (TableInfoException e) {
                ready.add(new PlanProblem(e.problems()));
            }
        });
        slices.clear();
        held = 0;
        bad.clear();
    }

    /** A record that cannot be routed is of no table: the batches themselves have it. */
    private void giveRouted(BatchItem item) {
        if (scope.isAllBut() || !(item instanceof BadRecord)) {
            give(item);
        }
    }

    /** Several rows of one record may be bad. */
    private void give(BatchItem item) {
        if (!(item instanceof BadRecord record) || bad.add(record.record().offset())) {
            ready.add(item);
        }
    }
}
