// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.horizon.Horizons;
import io.lakeward.writer.schema.LakeSchema;
import io.lakeward.writer.schema.RowMapper;
import io.lakeward.writer.table.LakeTable;
import io.lakeward.writer.table.Progress;
import io.lakeward.writer.table.RowChange;
import io.lakeward.writer.table.TableLayout;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.hudi.avro.HoodieAvroUtils;
import org.apache.spark.api.java.JavaRDD;

/** Picks one table's changes out of a micro-batch and brings them into the form of the lake table. */
final class TableJob {
    private TableJob() {}

    /** What the table has not yet and still counts. */
    static JavaRDD<Change> newChanges(LakeTable table, JavaRDD<BatchItem> items, Horizons horizons) {
        TableId id = table.id();
        Progress progress = table.progress();
        return items.filter(item ->
                        item instanceof TableSlice slice && slice.table().equals(id))
                .flatMap(item -> ((TableSlice) item)
                        .changes().stream()
                                .filter(change -> !progress.covers(change.partition(), change.offset())
                                        && change.isWithin(horizons))
                                .iterator());
    }

    static JavaRDD<RowChange> rows(LakeTable table, Map<TableSchema, TableLayout> layouts, JavaRDD<Change> changes) {
        Map<TableSchema, String> texts = new HashMap<>();
        layouts.forEach((source, layout) -> texts.put(source, layout.rows().toString()));
        Target target = new Target(table.schema().toString(), texts);
        return changes.mapPartitions(target::rows);
    }

    /** Schemas travel as text: Avro's own class is not made to be sent. */
    private record Target(String lakeSchema, Map<TableSchema, String> rowSchemas) implements Serializable {

        Iterator<RowChange> rows(Iterator<Change> changes) {
            Schema lake = new Schema.Parser().parse(lakeSchema);
            Map<TableSchema, Source> sources = new HashMap<>();
            return StreamSupport.stream(Spliterators.spliteratorUnknownSize(changes, 0), false)
                    .flatMap(change -> sources.computeIfAbsent(change.schema(), schema -> source(schema, lake))
                            .changes(change))
                    .iterator();
        }

        private Source source(TableSchema source, Schema lake) {
            Schema rows = new Schema.Parser().parse(rowSchemas.get(source));
            return new Source(rows, new RowMapper(rows, lake));
        }
    }

    private record Source(Schema schema, RowMapper mapper) {
        Stream<RowChange> changes(Change change) {
            return Stream.concat(
                    change.left().stream().map(place -> new RowChange(place.from(), null, place.sequence())),
                    Stream.of(new RowChange(change.at(), row(change), change.sequence())));
        }

        private GenericRecord row(Change change) {
            try {
                if (change.row() == null) {
                    return null;
                }
                GenericRecord row = mapper.map(HoodieAvroUtils.bytesToAvro(change.row(), schema));
                if (schema.getField(LakeSchema.ROW) != null) {
                    row.put(LakeSchema.ROW, change.at().recordKey());
                    row.put(LakeSchema.SEQUENCE, change.sequence());
                }
                return row;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
