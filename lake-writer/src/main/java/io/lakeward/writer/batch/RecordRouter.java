// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.EventFormatException;
import io.lakeward.event.EventHeaders;
import io.lakeward.event.EventReader;
import io.lakeward.event.HybridClock;
import io.lakeward.event.SchemaChangeKind;
import io.lakeward.event.SchemaEvent;
import io.lakeward.event.TableReadEvent;
import io.lakeward.event.TableSchema;
import io.lakeward.event.TopicEvent;
import io.lakeward.writer.foreign.ForeignMessage;
import io.lakeward.writer.foreign.ForeignMessage.Rows;
import io.lakeward.writer.foreign.ForeignMessage.Statement;
import io.lakeward.writer.foreign.ForeignReader;
import io.lakeward.writer.foreign.ForeignRowException;
import io.lakeward.writer.plan.Planner;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tells what a record is: one of ours by its headers, else one that another program wrote. Those have no sequence; they
 * get one by the time of the record, and never less than a record before had.
 */
final class RecordRouter {
    private final EventReader ours = new EventReader();
    private final ForeignReader others;
    private final HybridClock clock;
    private final Consumer<BatchItem> out;
    // Every row of a table has the same schema header: one copy serves all.
    private final IdentityHashMap<TableSchema, byte[]> sharedHeaders = new IdentityHashMap<>();
    private long recordMillis;

    /**
     * @param lastSequence of all batches before
     * @param planner knows the tables of records without types
     * @param out takes schema changes, ends of readings and bad records
     */
    RecordRouter(long lastSequence, Planner planner, Consumer<BatchItem> out) {
        this.others = new ForeignReader(planner::known);
        this.clock = new HybridClock(lastSequence, () -> recordMillis);
        this.out = out;
    }

    /** The changes of rows, in order. */
    List<RawChange> changes(TopicRecord record) {
        try {
            if (record.headers().containsKey(EventHeaders.SEQUENCE)
                    || record.headers().containsKey(EventHeaders.SCHEMA)) {
                return ours(record);
            }
            // A record of nothing follows a delete, for compaction only.
            return record.value() == null ? List.of() : others(record);
        } catch (EventFormatException | IllegalArgumentException e) {
            out.accept(new BadRecord(record, null, e.getMessage()));
        } catch (ForeignRowException e) {
            out.accept(new BadRecord(record, e.table(), e.getMessage()));
        }
        return List.of();
    }

    private List<RawChange> ours(TopicRecord record) {
        Map<String, byte[]> headers = record.headers();
        if (record.value() == null) {
            notice(record.partition(), ours.read(null, headers::get));
            return List.of();
        }
        if (record.key() == null) {
            throw new EventFormatException("A change must have a key");
        }
        TableSchema schema = ours.schema(headers::get);
        headers.put(
                EventHeaders.SCHEMA, sharedHeaders.computeIfAbsent(schema, unseen -> headers.get(EventHeaders.SCHEMA)));
        return List.of(new RawChange(schema, record.key(), record.value(), record, EventReader.sequence(headers::get)));
    }

    private void notice(int partition, TopicEvent event) {
        if (event instanceof SchemaEvent statement) {
            out.accept(new SchemaNotice(statement));
        } else if (event instanceof TableReadEvent end) {
            out.accept(new ReadNotice(partition, end));
        }
    }

    private List<RawChange> others(TopicRecord record) {
        recordMillis = TimeUnit.MICROSECONDS.toMillis(record.timestampMicros());
        ForeignMessage message = others.read(record.key(), record.value());
        if (message instanceof Statement statement) {
            out.accept(new SchemaNotice(new SchemaEvent(
                    statement.database(),
                    statement.text(),
                    SchemaChangeKind.OTHER,
                    null,
                    false,
                    List.of(),
                    null,
                    clock.next(),
                    recordMillis)));
            return List.of();
        }
        return ((Rows) message)
                .changes().stream()
                        .map(change ->
                                new RawChange(change.schema(), change.key(), change.value(), record, clock.next()))
                        .toList();
    }
}
