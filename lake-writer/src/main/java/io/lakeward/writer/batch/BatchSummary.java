// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.table.Progress;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the driver knows of a micro-batch: its tables with their schemas, its schema changes, how far it goes.
 *
 * @param tables per table what changed, in order of first sight
 * @param statements the schema changes, each once, in order of sequence
 * @param bad the records that could not be read, without their contents
 * @param problems where table info does not fit the tables, each once
 * @param ranges what was read of the Kafka partitions that had records
 */
record BatchSummary(
        Map<TableId, TableSummary> tables,
        List<SchemaNotice> statements,
        List<BadPart> bad,
        List<String> problems,
        List<PartitionRange> ranges) {

    /**
     * A table's part of a micro-batch.
     *
     * @param schemas the schemas of its changes, oldest first
     * @param counts of all its records, whether the table has them or not
     * @param firstOffsets per Kafka partition the offset of its first change
     * @param lastOffsets per Kafka partition the offset of its last change
     */
    record TableSummary(
            List<TableSchema> schemas,
            Counts counts,
            long lastSequence,
            Map<Integer, Long> firstOffsets,
            Map<Integer, Long> lastOffsets) {}

    /** An item without rows: small enough to be collected. */
    sealed interface Part extends Serializable permits TablePart, BadPart, SchemaNotice, PlanProblem, PartitionRange {}

    record TablePart(
            TableId table,
            Map<TableSchema, Long> firstUse,
            Counts counts,
            long lastSequence,
            int partition,
            long firstOffset,
            long lastOffset)
            implements Part {}

    record BadPart(int partition, long offset, String table, String error) implements Part {}

    static Part partOf(BatchItem item) {
        if (item instanceof TableSlice slice) {
            return new TablePart(
                    slice.table(),
                    slice.firstUse(),
                    slice.countsAfter(Progress.none("")),
                    slice.lastSequence(),
                    slice.partition(),
                    slice.firstOffset(),
                    slice.lastOffset());
        }
        if (item instanceof BadRecord bad) {
            return partOf(bad);
        }
        return (Part) item;
    }

    static BadPart partOf(BadRecord bad) {
        return new BadPart(bad.record().partition(), bad.record().offset(), bad.table(), bad.error());
    }

    static BatchSummary of(List<Part> parts) {
        Map<TableId, List<TablePart>> byTable = new LinkedHashMap<>();
        Set<SchemaNotice> statements = new LinkedHashSet<>();
        List<BadPart> bad = new ArrayList<>();
        Set<String> problems = new LinkedHashSet<>();
        List<PartitionRange> ranges = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof TablePart table) {
                byTable.computeIfAbsent(table.table(), id -> new ArrayList<>()).add(table);
            } else if (part instanceof BadPart record) {
                bad.add(record);
            } else if (part instanceof SchemaNotice statement) {
                statements.add(statement);
            } else if (part instanceof PlanProblem problem) {
                problems.addAll(problem.problems());
            } else if (part instanceof PartitionRange range) {
                ranges.add(range);
            }
        }
        Map<TableId, TableSummary> tables = new LinkedHashMap<>();
        byTable.forEach((table, slices) -> tables.put(table, merge(slices)));
        List<SchemaNotice> ordered = statements.stream()
                .sorted(Comparator.comparingLong(SchemaNotice::sequence))
                .toList();
        return new BatchSummary(tables, ordered, bad, List.copyOf(problems), ranges);
    }

    /** The highest sequence number of a change; 0 if there is none. */
    long lastSequence() {
        return tables.values().stream()
                .mapToLong(TableSummary::lastSequence)
                .max()
                .orElse(0);
    }

    private static TableSummary merge(List<TablePart> slices) {
        Map<TableSchema, Long> firstUse = new LinkedHashMap<>();
        slices.forEach(slice -> slice.firstUse().forEach((schema, use) -> firstUse.merge(schema, use, Math::min)));
        List<TableSchema> schemas = firstUse.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
        Map<Integer, Long> first = new HashMap<>();
        Map<Integer, Long> last = new HashMap<>();
        slices.forEach(slice -> {
            first.merge(slice.partition(), slice.firstOffset(), Math::min);
            last.merge(slice.partition(), slice.lastOffset(), Math::max);
        });
        return new TableSummary(
                schemas,
                slices.stream().map(TablePart::counts).reduce(Counts.NONE, Counts::plus),
                slices.stream().mapToLong(TablePart::lastSequence).max().orElse(0),
                first,
                last);
    }
}
