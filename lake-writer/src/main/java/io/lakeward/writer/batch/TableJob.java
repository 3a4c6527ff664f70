// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.horizon.Horizons;
import io.lakeward.writer.schema.LakeSchema;
import io.lakeward.writer.schema.RowBytes;
import io.lakeward.writer.schema.RowMapper;
import io.lakeward.writer.table.LakeTable;
import io.lakeward.writer.table.Progress;
import io.lakeward.writer.table.RowChange;
import io.lakeward.writer.table.TableLayout;
import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.spark.api.java.JavaRDD;

/** Picks one table's changes out of a micro-batch and brings them into the form of the lake table. */
final class TableJob {
    private TableJob() {}

    /**
     * What the table has not yet and still counts.
     *
     * @param progress what it has
     */
    static JavaRDD<Change> newChanges(TableId id, Progress progress, JavaRDD<BatchItem> items, Horizons horizons) {
        return items.flatMap(
                item -> item instanceof TableSlice slice && slice.table().equals(id)
                        ? slice.changes().stream()
                                .filter(change -> !progress.covers(change.partition(), change.offset())
                                        && change.isWithin(horizons))
                                .iterator()
                        : Collections.emptyIterator());
    }

    /** @param last when each of the layouts was last used */
    static JavaRDD<RowChange> rows(
            LakeTable table,
            Map<TableSchema, TableLayout> layouts,
            Map<TableSchema, SchemaUse> last,
            JavaRDD<Change> changes,
            Horizons horizons) {
        Map<TableSchema, Rows> rows = new HashMap<>();
        layouts.forEach((source, layout) -> rows.put(
                source,
                new Rows(
                        layout.rows().toString(),
                        last.get(source).last(),
                        horizons.columns(source.table()),
                        LakeSchema.conflicts(table.schema(), layout.rows(), table.id()))));
        Target target = new Target(table.schema().toString(), rows);
        return changes.mapPartitions(target::rows);
    }

    /**
     * Schemas travel as text: Avro's own class is not made to be sent.
     *
     * @param last when it was last used: a copy of a row without a key may have been given a later number than its own
     * @param renewed since when columns of the lake are others
     * @param conflicts columns that the table has for others by now, see {@link TableShapes}
     */
    private record Rows(String schema, long last, Map<String, Long> renewed, Set<String> conflicts)
            implements Serializable {
        /** What a row from this place in time has there does not count. */
        Set<String> lost(long sequence) {
            Set<String> lost = new HashSet<>(conflicts);
            renewed.forEach((column, since) -> {
                if (Math.min(sequence, last) < since) {
                    lost.add(column);
                }
            });
            return lost;
        }
    }

    private record Target(String lakeSchema, Map<TableSchema, Rows> rows) implements Serializable {

        Iterator<RowChange> rows(Iterator<Change> changes) {
            Schema lake = new Schema.Parser().parse(lakeSchema);
            Map<TableSchema, Source> sources = new HashMap<>();
            return StreamSupport.stream(Spliterators.spliteratorUnknownSize(changes, 0), false)
                    .flatMap(change -> sources.computeIfAbsent(
                                    change.schema(), schema -> new Source(rows.get(schema), lake))
                            .changes(change))
                    .iterator();
        }
    }

    private static final class Source {
        private final Rows rows;
        private final Schema schema;
        private final Schema lake;
        private final long settled;
        private final boolean isCopy;
        private final RowBytes in;
        private final RowBytes out;
        private final RowMapper newest;
        private final Map<Set<String>, RowMapper> older = new HashMap<>();

        Source(Rows rows, Schema lake) {
            this.rows = rows;
            this.schema = new Schema.Parser().parse(rows.schema());
            this.lake = lake;
            this.isCopy = schema.getField(LakeSchema.ROW) != null;
            this.in = new RowBytes(schema);
            this.out = new RowBytes(lake);
            this.settled = rows.renewed().values().stream()
                    .mapToLong(Long::longValue)
                    .max()
                    .orElse(0);
            this.newest = new RowMapper(schema, lake, rows.lost(rows.last()));
        }

        Stream<RowChange> changes(Change change) {
            return Stream.concat(
                    change.left().stream().map(place -> new RowChange(place.from(), null, place.sequence())),
                    Stream.of(new RowChange(change.at(), row(change), change.sequence())));
        }

        private RowMapper mapper(long sequence) {
            return sequence >= settled
                    ? newest
                    : older.computeIfAbsent(rows.lost(sequence), lost -> new RowMapper(schema, lake, lost));
        }

        private byte[] row(Change change) {
            RowMapper mapper = mapper(change.sequence());
            if (change.row() == null || (mapper.isIdentity() && !isCopy)) {
                return change.row();
            }
            GenericRecord row = mapper.map(in.row(change.row()));
            if (isCopy) {
                row.put(LakeSchema.ROW, change.at().recordKey());
                row.put(LakeSchema.SEQUENCE, change.sequence());
            }
            return out.of(row);
        }
    }
}
