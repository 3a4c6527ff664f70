// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
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
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.hudi.avro.HoodieAvroUtils;
import org.apache.spark.api.java.JavaRDD;

/** Picks one table's changes out of a micro-batch and brings them into the form of the lake table. */
final class TableJob {
    private TableJob() {}

    static JavaRDD<RowChange> changesOf(
            LakeTable table, Map<TableSchema, TableLayout> layouts, JavaRDD<BatchItem> items) {
        TableId id = table.id();
        Map<TableSchema, String> texts = new HashMap<>();
        layouts.forEach((source, layout) -> texts.put(source, layout.rows().toString()));
        Target target = new Target(table.schema().toString(), texts, table.progress());
        return items.filter(item ->
                        item instanceof TableSlice slice && slice.table().equals(id))
                .flatMap(item -> target.rows((TableSlice) item));
    }

    /** Schemas travel as text: Avro's own class is not made to be sent. */
    private record Target(String lakeSchema, Map<TableSchema, String> rowSchemas, Progress progress)
            implements Serializable {

        Iterator<RowChange> rows(TableSlice slice) {
            Schema lake = new Schema.Parser().parse(lakeSchema);
            Map<TableSchema, Source> sources = new HashMap<>();
            return slice.changes().stream()
                    .filter(change -> !progress.covers(change.partition(), change.offset()))
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
                return change.row() == null ? null : mapper.map(HoodieAvroUtils.bytesToAvro(change.row(), schema));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
