// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import com.fasterxml.jackson.core.JsonParser;
import io.lakeward.event.ChangeEvent;
import io.lakeward.event.EventFormatException;
import io.lakeward.event.EventReader;
import io.lakeward.event.EventRow;
import io.lakeward.event.Operation;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.batch.Change.Copy;
import io.lakeward.writer.batch.Change.Departure;
import io.lakeward.writer.info.DeletePolicy;
import io.lakeward.writer.plan.LakeRow;
import io.lakeward.writer.plan.Planner;
import io.lakeward.writer.plan.RowPlan;
import io.lakeward.writer.schema.RowBytes;
import io.lakeward.writer.schema.RowConverter;
import io.lakeward.writer.table.RowKey;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Parses and types changes, and makes of their rows what they are to be in the lake. */
final class RowParser {
    private static final long MICROS_PER_MILLI = 1000;

    private record Table(RowPlan plan, RowConverter converter, RowBytes bytes) {
        static Table of(TableSchema schema, RowPlan plan) {
            return new Table(
                    plan, new RowConverter(schema), new RowBytes(plan.layout().rows()));
        }

        LakeRow row(EventRow row, long sequence, Long deletedAt) {
            if (row == null) {
                return null;
            }
            try (JsonParser json = row.parser()) {
                return plan.apply(converter.convert(json, sequence), deletedAt);
            } catch (IOException e) {
                throw EventFormatException.notJson("A row", e);
            }
        }
    }

    private final Planner planner;

    /** By identity, because the hash of a schema is dear and its reader gives the same object for the same bytes. */
    private final IdentityHashMap<TableSchema, Table> tables = new IdentityHashMap<>();

    RowParser(Planner planner) {
        this.planner = planner;
    }

    /**
     * @return the change, with the place that it left, where rows can move
     * @throws EventFormatException if the record does not keep the contract
     * @throws IllegalArgumentException if a value does not fit its column, or a column's type is unknown
     * @throws io.lakeward.writer.info.TableInfoException if table info does not fit the table
     */
    Change parse(RawChange change) {
        TopicRecord record = change.record();
        Table table = tableOf(change);
        RowPlan plan = table.plan;
        ChangeEvent event = EventReader.change(change.schema(), change.value(), change.sequence());
        LakeRow before = plan.canMove() ? table.row(event.before(), change.sequence(), null) : null;
        LakeRow after = after(table, event);
        RowKey at = plan.locate(change.key(), after == null ? before : after);
        return new Change(
                change.schema(),
                record.partition(),
                record.offset(),
                at,
                after != null && after.matches() ? table.bytes.of(after.row()) : null,
                change.sequence(),
                before == null
                        ? List.of()
                        : List.of(new Departure(plan.locate(change.key(), before), change.sequence())),
                null);
    }

    /** The change of a row without a key. Throws as {@link #parse} does. */
    Change parseCopy(RawChange change) {
        TopicRecord record = change.record();
        Table table = tableOf(change);
        ChangeEvent event = EventReader.change(change.schema(), change.value(), change.sequence());
        if (event.operation() == Operation.UPDATE) {
            throw new EventFormatException("An update of a row without a key must come as a delete and a create, but "
                    + change.schema().table() + " has one in one record");
        }
        boolean isDelete = event.operation() == Operation.DELETE;
        LakeRow row = table.row(isDelete ? event.before() : event.after(), change.sequence(), null);
        boolean isIgnored = !row.matches() || (isDelete && table.plan.deletes() == DeletePolicy.IGNORE);
        return new Change(
                change.schema(),
                record.partition(),
                record.offset(),
                table.plan.locate(change.key(), row),
                isDelete || isIgnored ? null : table.bytes.of(row.row()),
                change.sequence(),
                List.of(),
                new Copy(event.operation(), event.readMillis(), isIgnored, isDelete ? record : null));
    }

    /** Whether the row has no key, so that its copies count. */
    boolean isCopy(RawChange change) {
        return planner.isBag(change.schema());
    }

    boolean canMove(RawChange change) {
        return tableOf(change).plan.canMove();
    }

    /** The place that a row leaves, or may leave, with a change. Throws as {@link #parse} does. */
    Optional<Departure> departure(RawChange change) {
        Table table = tableOf(change);
        ChangeEvent event = EventReader.change(change.schema(), change.value(), change.sequence());
        return Optional.ofNullable(table.row(event.before(), change.sequence(), null))
                .map(before -> new Departure(table.plan.locate(change.key(), before), change.sequence()));
    }

    private Table tableOf(RawChange change) {
        return tables.computeIfAbsent(change.schema(), schema -> Table.of(schema, planner.planFor(schema)));
    }

    private static LakeRow after(Table table, ChangeEvent event) {
        DeletePolicy deletes = table.plan.deletes();
        if (event.after() != null) {
            return table.row(event.after(), event.sequence(), null);
        }
        Long deletedAt = deletes == DeletePolicy.SOFT ? event.sourceMillis() * MICROS_PER_MILLI : null;
        return deletes == DeletePolicy.HARD ? null : table.row(event.before(), event.sequence(), deletedAt);
    }
}
