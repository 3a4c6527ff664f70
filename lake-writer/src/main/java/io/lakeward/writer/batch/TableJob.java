// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.schema.LakeSchema;
import io.lakeward.writer.schema.RowMapper;
import io.lakeward.writer.table.LakeTable;
import io.lakeward.writer.table.Progress;
import io.lakeward.writer.table.RowChange;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.hudi.avro.HoodieAvroUtils;
import org.apache.spark.api.java.JavaRDD;

/** Picks one table's changes out of a micro-batch and brings them into the form of the lake table. */
final class TableJob {
    private TableJob() {}

    static JavaRDD<RowChange> changesOf(LakeTable table, JavaRDD<BatchItem> items) {
        TableId id = table.id();
        Target target = new Target(table.schema().toString(), table.progress());
        return items.filter(item ->
                        item instanceof TableSlice slice && slice.table().equals(id))
                .flatMap(item -> target.rows((TableSlice) item));
    }

    /** @param lakeSchema travels as text: Avro's own class is not made to be sent */
    private record Target(String lakeSchema, Progress progress) implements Serializable {

        Iterator<RowChange> rows(TableSlice slice) {
            Schema lake = new Schema.Parser().parse(lakeSchema);
            Map<TableSchema, Source> sources = new HashMap<>();
            return slice.changes().stream()
                    .filter(change -> !progress.covers(change.partition(), change.offset()))
                    .map(change -> sources.computeIfAbsent(change.schema(), schema -> Source.of(schema, lake))
                            .row(change))
                    .iterator();
        }
    }

    private record Source(Schema schema, RowMapper mapper) {
        static Source of(TableSchema source, Schema lake) {
            Schema schema = LakeSchema.create(source);
            return new Source(schema, new RowMapper(schema, lake));
        }

        RowChange row(Change change) {
            if (change.row() == null) {
                return new RowChange(change.recordKey(), null, change.sequence());
            }
            try {
                return new RowChange(
                        change.recordKey(),
                        mapper.map(HoodieAvroUtils.bytesToAvro(change.row(), schema)),
                        change.sequence());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
