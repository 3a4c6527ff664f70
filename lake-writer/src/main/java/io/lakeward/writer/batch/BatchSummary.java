// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.SchemaEvent;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.horizon.Horizons;
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
import java.util.function.UnaryOperator;

/**
 * What the driver knows of a micro-batch: its tables with their schemas, its schema changes, how far it goes.
 *
 * @param tables per table what changed, in order of first sight
 * @param statements the schema changes, each once, in order of sequence
 * @param readings the ends of tables' readings
 * @param bad the records that could not be read, without their contents
 * @param waiting the records that are left in quarantine
 * @param problems where table info does not fit the tables, each once
 * @param ranges what was read of the Kafka partitions that had records
 */
record BatchSummary(
        Map<TableId, TableSummary> tables,
        List<SchemaEvent> statements,
        List<ReadNotice> readings,
        List<BadPart> bad,
        List<AwaitingReplay> waiting,
        List<String> problems,
        List<PartitionRange> ranges) {

    /**
     * A table's part of a micro-batch.
     *
     * @param uses the schemas of its changes, oldest first
     * @param counts of all its records, whether the table has them or not
     * @param bytes about what its changes take in memory
     * @param firstOffsets per Kafka partition the offset of its first change
     * @param lastOffsets per Kafka partition the offset of its last change
     */
    record TableSummary(
            Map<TableSchema, SchemaUse> uses,
            Counts counts,
            long bytes,
            long lastSequence,
            Map<Integer, Long> firstOffsets,
            Map<Integer, Long> lastOffsets) {

        /** Oldest first. */
        List<TableSchema> schemas() {
            return List.copyOf(uses.keySet());
        }

        /** Those that type changes which still count. */
        List<TableSchema> schemasWithin(Horizons horizons) {
            return uses.entrySet().stream()
                    .filter(use ->
                            use.getValue().last() >= horizons.since(use.getKey().table()))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        /** Whether all changes still count. */
        boolean isWithin(Horizons horizons) {
            return uses.entrySet().stream()
                    .allMatch(use -> use.getValue().first()
                            >= horizons.since(use.getKey().table()));
        }
    }

    /** An item without rows: small enough to be collected. */
    sealed interface Part extends Serializable
            permits TablePart, BadPart, AwaitingReplay, SchemaNotice, ReadNotice, PlanProblem, PartitionRange {}

    record TablePart(
            TableId table,
            Map<TableSchema, SchemaUse> uses,
            Counts counts,
            long bytes,
            long lastSequence,
            int partition,
            long firstOffset,
            long lastOffset)
            implements Part {}

    record BadPart(int partition, long offset, String table, String error) implements Part {
        Place place() {
            return new Place(partition, offset);
        }
    }

    static Part partOf(BatchItem item) {
        if (item instanceof TableSlice slice) {
            return new TablePart(
                    slice.table(),
                    slice.uses(),
                    slice.countsAfter(Progress.none(""), Horizons.of(List.of())),
                    slice.bytes(),
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
        Set<SchemaEvent> statements = new LinkedHashSet<>();
        List<ReadNotice> readings = new ArrayList<>();
        List<BadPart> bad = new ArrayList<>();
        List<AwaitingReplay> waiting = new ArrayList<>();
        Set<String> problems = new LinkedHashSet<>();
        List<PartitionRange> ranges = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof TablePart table) {
                byTable.computeIfAbsent(table.table(), id -> new ArrayList<>()).add(table);
            } else if (part instanceof BadPart record) {
                bad.add(record);
            } else if (part instanceof AwaitingReplay record) {
                waiting.add(record);
            } else if (part instanceof SchemaNotice statement) {
                statements.add(statement.event());
            } else if (part instanceof ReadNotice reading) {
                readings.add(reading);
            } else if (part instanceof PlanProblem problem) {
                problems.addAll(problem.problems());
            } else if (part instanceof PartitionRange range) {
                ranges.add(range);
            }
        }
        Map<TableId, TableSummary> tables = new LinkedHashMap<>();
        byTable.forEach((table, slices) -> tables.put(table, merge(slices)));
        List<SchemaEvent> ordered = statements.stream()
                .sorted(Comparator.comparingLong(SchemaEvent::sequence))
                .toList();
        return new BatchSummary(tables, ordered, readings, bad, waiting, List.copyOf(problems), ranges);
    }

    /** What is of some tables of the lake. A statement may be of a whole database. */
    BatchSummary within(Scope scope, UnaryOperator<TableId> targetOf) {
        Map<TableId, TableSummary> some = new LinkedHashMap<>(tables);
        some.keySet().removeIf(target -> !scope.has(target));
        return new BatchSummary(
                some,
                statements.stream()
                        .filter(statement -> statement.table() == null || scope.has(targetOf.apply(statement.table())))
                        .toList(),
                readings.stream()
                        .filter(reading ->
                                scope.has(targetOf.apply(reading.event().table())))
                        .toList(),
                bad,
                waiting,
                problems,
                ranges);
    }

    /** The highest sequence number of a change; 0 if there is none. */
    long lastSequence() {
        return tables.values().stream()
                .mapToLong(TableSummary::lastSequence)
                .max()
                .orElse(0);
    }

    /** Where the schemas of all changes are. */
    Map<TableSchema, SchemaUse> uses() {
        Map<TableSchema, SchemaUse> uses = new HashMap<>();
        tables.values().forEach(table -> uses.putAll(table.uses()));
        return uses;
    }

    private static TableSummary merge(List<TablePart> slices) {
        Map<TableSchema, SchemaUse> uses = new HashMap<>();
        slices.forEach(slice -> slice.uses().forEach((schema, use) -> uses.merge(schema, use, SchemaUse::and)));
        Map<TableSchema, SchemaUse> ordered = new LinkedHashMap<>();
        uses.entrySet().stream()
                .sorted(Comparator.comparingLong(use -> use.getValue().first()))
                .forEach(use -> ordered.put(use.getKey(), use.getValue()));
        Map<Integer, Long> first = new HashMap<>();
        Map<Integer, Long> last = new HashMap<>();
        slices.forEach(slice -> {
            first.merge(slice.partition(), slice.firstOffset(), Math::min);
            last.merge(slice.partition(), slice.lastOffset(), Math::max);
        });
        return new TableSummary(
                ordered,
                slices.stream().map(TablePart::counts).reduce(Counts.NONE, Counts::plus),
                slices.stream().mapToLong(TablePart::bytes).sum(),
                slices.stream().mapToLong(TablePart::lastSequence).max().orElse(0),
                first,
                last);
    }
}
