// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakeward.event.ChangeEvent;
import io.lakeward.event.EventFormatException;
import io.lakeward.event.EventReader;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.batch.Change.Departure;
import io.lakeward.writer.info.DeletePolicy;
import io.lakeward.writer.plan.LakeRow;
import io.lakeward.writer.plan.Planner;
import io.lakeward.writer.plan.RowPlan;
import io.lakeward.writer.schema.RowConverter;
import io.lakeward.writer.table.RowKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hudi.avro.HoodieAvroUtils;

/** Parses and types changes, and makes of their rows what they are to be in the lake. */
final class RowParser {
    private static final long MICROS_PER_MILLI = 1000;

    private final Planner planner;
    private final Map<TableSchema, RowConverter> converters = new HashMap<>();
    private final Map<TableSchema, RowPlan> plans = new HashMap<>();

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
        RowPlan plan = planOf(change);
        ChangeEvent event = EventReader.change(change.schema(), record.value(), change.sequence());
        LakeRow before = plan.canMove() ? row(plan, change, event.before(), null) : null;
        LakeRow after = after(plan, change, event);
        RowKey at = plan.locate(record.key(), after == null ? before : after);
        return new Change(
                change.schema(),
                record.partition(),
                record.offset(),
                at,
                after != null && after.matches() ? HoodieAvroUtils.avroToBytes(after.row()) : null,
                change.sequence(),
                before == null
                        ? List.of()
                        : List.of(new Departure(plan.locate(record.key(), before), change.sequence())));
    }

    boolean canMove(RawChange change) {
        return planOf(change).canMove();
    }

    /** The place that a row leaves, or may leave, with a change. Throws as {@link #parse} does. */
    Optional<Departure> departure(RawChange change) {
        TopicRecord record = change.record();
        RowPlan plan = planOf(change);
        ChangeEvent event = EventReader.change(change.schema(), record.value(), change.sequence());
        return Optional.ofNullable(row(plan, change, event.before(), null))
                .map(before -> new Departure(plan.locate(record.key(), before), change.sequence()));
    }

    private RowPlan planOf(RawChange change) {
        return plans.computeIfAbsent(change.schema(), planner::planFor);
    }

    private LakeRow after(RowPlan plan, RawChange change, ChangeEvent event) {
        if (event.after() != null) {
            return row(plan, change, event.after(), null);
        }
        if (plan.deletes() == DeletePolicy.HARD) {
            return null;
        }
        Long deletedAt = plan.deletes() == DeletePolicy.SOFT ? event.sourceMillis() * MICROS_PER_MILLI : null;
        return row(plan, change, event.before(), deletedAt);
    }

    private LakeRow row(RowPlan plan, RawChange change, JsonNode row, Long deletedAt) {
        if (row == null) {
            return null;
        }
        RowConverter rows = converters.computeIfAbsent(change.schema(), RowConverter::new);
        return plan.apply(rows.convert(row, change.sequence()), deletedAt);
    }
}
