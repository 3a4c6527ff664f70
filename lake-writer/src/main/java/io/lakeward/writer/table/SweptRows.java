// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.lakeward.event.HybridClock;
import io.lakeward.writer.schema.LakeSchema;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.hudi.common.model.HoodieRecord;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Finds rows in the lake, and what becomes of them. */
final class SweptRows {
    private SweptRows() {}

    /** All rows of the table, with the columns of another schema. */
    static JavaRDD<RowChange> all(LakeTable table, Schema schema) {
        Cleared cleared = new Cleared(schema.toString(), List.of());
        return rows(table).toJavaRDD().map(cleared::change);
    }

    static JavaRDD<RowChange> find(LakeTable table, Sweep sweep) {
        Dataset<Row> rows = rows(table).filter(col(LakeSchema.SEQUENCE).lt(sweep.since()));
        if (sweep.part().isPresent()) {
            rows = rows.filter(
                    col(sweep.part().get().column()).equalTo(sweep.part().get().value()));
        }
        if (sweep.action() instanceof Sweep.Action.Clear clear) {
            return cleared(table, rows, clear.columns());
        }
        // A change at the very place in time of the sweep counts.
        long last = sweep.since() - 1;
        if (sweep.action() instanceof Sweep.Action.Mark) {
            Marked marked = new Marked(table.schema().toString(), last);
            return rows.filter(not(coalesce(col(LakeSchema.DELETED), lit(false))))
                    .toJavaRDD()
                    .map(marked::change);
        }
        return rows.select(HoodieRecord.RECORD_KEY_METADATA_FIELD, HoodieRecord.PARTITION_PATH_METADATA_FIELD)
                .toJavaRDD()
                .map(row -> new RowChange(new RowKey(row.getString(0), row.getString(1)), null, last));
    }

    private static Dataset<Row> rows(LakeTable table) {
        SparkSession session = SparkSession.builder().getOrCreate().newSession();
        // Days before 1582 would come in another calendar.
        session.conf().set("spark.sql.datetime.java8API.enabled", "true");
        return session.read().format("hudi").load(table.path());
    }

    private static JavaRDD<RowChange> cleared(LakeTable table, Dataset<Row> rows, List<String> columns) {
        Optional<Column> isSet = Arrays.stream(rows.columns())
                .filter(columns::contains)
                .map(column -> col(column).isNotNull())
                .reduce(Column::or);
        Cleared cleared = new Cleared(table.schema().toString(), List.copyOf(columns));
        return rows.filter(isSet.orElse(lit(false))).toJavaRDD().map(cleared::change);
    }

    private static RowKey placeOf(Row row) {
        return new RowKey(
                row.getAs(HoodieRecord.RECORD_KEY_METADATA_FIELD),
                row.getAs(HoodieRecord.PARTITION_PATH_METADATA_FIELD));
    }

    private record Cleared(String schema, List<String> columns) implements Serializable {
        RowChange change(Row row) {
            GenericRecord cleared = SparkValues.record(row, new Schema.Parser().parse(schema));
            columns.forEach(column -> cleared.put(column, null));
            return RowChange.of(placeOf(row), cleared, row.<Long>getAs(LakeSchema.SEQUENCE));
        }
    }

    /** Schemas travel as text: Avro's own class is not made to be sent. */
    private record Marked(String schema, long sequence) implements Serializable {
        RowChange change(Row row) {
            Schema lake = new Schema.Parser().parse(schema);
            GenericRecord marked = SparkValues.record(row, lake);
            marked.put(LakeSchema.SEQUENCE, sequence);
            marked.put(LakeSchema.DELETED, true);
            marked.put(LakeSchema.DELETED_AT, TimeUnit.MILLISECONDS.toMicros(HybridClock.millisOf(sequence)));
            return RowChange.of(placeOf(row), marked, sequence);
        }
    }
}
