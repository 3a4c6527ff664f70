// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.ChangeEvent;
import io.lakeward.event.EventReader;
import io.lakeward.event.TableId;
import io.lakeward.writer.schema.RowConverter;
import io.lakeward.writer.table.LakeTable;
import io.lakeward.writer.table.RowChange;
import java.io.Serializable;
import java.util.Iterator;
import org.apache.avro.Schema;
import org.apache.spark.api.java.JavaRDD;

/** Picks one table's changes out of a micro-batch and parses them. */
final class TableJob {
    private TableJob() {}

    static JavaRDD<RowChange> changesOf(LakeTable table, JavaRDD<BatchItem> items) {
        TableId id = table.id();
        Parser parser = new Parser(table.schema().toString());
        return items.filter(item ->
                        item instanceof TableSlice slice && slice.table().equals(id))
                .flatMap(item -> parser.parse((TableSlice) item));
    }

    /** @param lakeSchema travels as text: Avro's own class is not made to be sent */
    private record Parser(String lakeSchema) implements Serializable {

        Iterator<RowChange> parse(TableSlice slice) {
            RowConverter rows = new RowConverter(new Schema.Parser().parse(lakeSchema));
            return slice.changes().stream()
                    .map(change -> rowChange(change, rows))
                    .iterator();
        }

        private static RowChange rowChange(Change change, RowConverter rows) {
            ChangeEvent event = EventReader.change(change.schema(), change.value(), change.sequence());
            return new RowChange(
                    RecordKeys.of(change.key()),
                    event.after() == null ? null : rows.convert(event.after(), change.sequence()),
                    change.sequence());
        }
    }
}
