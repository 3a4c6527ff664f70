// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the driver knows of a micro-batch: its tables with their schemas, its schema changes, how far it goes.
 *
 * @param tables per table what changed, in order of first sight
 * @param statements the schema changes, each once, in order of sequence
 * @param bad the records that could not be read, without their contents
 * @param offsets per Kafka partition the offset after the last record
 */
record BatchSummary(
        Map<TableId, TableSummary> tables,
        List<SchemaNotice> statements,
        List<BadPart> bad,
        Map<Integer, Long> offsets) {

    /**
     * A table's part of a micro-batch.
     *
     * @param schemas the schemas of its changes, oldest first
     */
    record TableSummary(List<TableSchema> schemas, long changes, long superseded, long lastSequence)
            implements Serializable {}

    /** An item without its changes: small enough to be collected. */
    sealed interface Part extends Serializable {}

    record TablePart(TableId table, Map<TableSchema, Long> firstUse, long changes, long superseded, long lastSequence)
            implements Part {}

    record BadPart(int partition, long offset, String table, String error) implements Part {}

    record NoticePart(SchemaNotice notice) implements Part {}

    record EndPart(PartitionEnd end) implements Part {}

    static Part partOf(BatchItem item) {
        if (item instanceof TableSlice slice) {
            return new TablePart(
                    slice.table(), slice.firstUse(), slice.changes().size(), slice.superseded(), slice.lastSequence());
        }
        if (item instanceof BadRecord bad) {
            return new BadPart(bad.record().partition(), bad.record().offset(), bad.table(), bad.error());
        }
        return item instanceof SchemaNotice notice ? new NoticePart(notice) : new EndPart((PartitionEnd) item);
    }

    static BatchSummary of(List<Part> parts) {
        Map<TableId, List<TablePart>> byTable = new LinkedHashMap<>();
        Set<SchemaNotice> statements = new LinkedHashSet<>();
        List<BadPart> bad = new ArrayList<>();
        Map<Integer, Long> offsets = new TreeMap<>();
        for (Part part : parts) {
            if (part instanceof TablePart table) {
                byTable.computeIfAbsent(table.table(), id -> new ArrayList<>()).add(table);
            } else if (part instanceof BadPart record) {
                bad.add(record);
            } else if (part instanceof NoticePart statement) {
                statements.add(statement.notice());
            } else if (part instanceof EndPart end) {
                offsets.put(end.end().partition(), end.end().offset());
            }
        }
        Map<TableId, TableSummary> tables = new LinkedHashMap<>();
        byTable.forEach((table, slices) -> tables.put(table, merge(slices)));
        List<SchemaNotice> ordered = statements.stream()
                .sorted(Comparator.comparingLong(SchemaNotice::sequence))
                .toList();
        return new BatchSummary(tables, ordered, bad, offsets);
    }

    private static TableSummary merge(List<TablePart> slices) {
        Map<TableSchema, Long> firstUse = new LinkedHashMap<>();
        slices.forEach(slice -> slice.firstUse().forEach((schema, use) -> firstUse.merge(schema, use, Math::min)));
        List<TableSchema> schemas = firstUse.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
        return new TableSummary(
                schemas,
                slices.stream().mapToLong(TablePart::changes).sum(),
                slices.stream().mapToLong(TablePart::superseded).sum(),
                slices.stream().mapToLong(TablePart::lastSequence).max().orElse(0));
    }
}
