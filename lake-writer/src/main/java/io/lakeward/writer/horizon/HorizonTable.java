// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.horizon;

import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.horizon.Horizon.Reading;
import io.lakeward.writer.plan.RecordKeys;
import io.lakeward.writer.schema.LakeSchema;
import io.lakeward.writer.table.RowChange;
import io.lakeward.writer.table.RowKey;
import io.lakeward.writer.table.TableLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.spark.sql.Row;

/** The lake table that keeps the horizons, one row for each source table. */
public final class HorizonTable {
    public static final TableSchema TABLE = new TableSchema(
            new TableId("_lakeward", "horizons"),
            List.of(
                    new Column("source_database", ColumnType.of("VARCHAR", 64), false),
                    new Column("source_table", ColumnType.of("VARCHAR", 64), false),
                    new Column("since", ColumnType.of("BIGINT"), false),
                    new Column("is_swept", ColumnType.of("TINYINT"), false),
                    new Column("reading_since", ColumnType.of("BIGINT"), true),
                    new Column("reading_ended", ColumnType.of("TEXT"), true),
                    new Column("columns_since", ColumnType.of("TEXT"), true),
                    new Column("followed", ColumnType.of("BIGINT"), true)),
            List.of("source_database", "source_table"));

    public static final TableLayout LAYOUT = TableLayout.ofOwn(TABLE);

    private static final String SEPARATOR = ",";

    private HorizonTable() {}

    public static RowChange row(Horizon horizon) {
        Schema schema = LakeSchema.create(TABLE);
        TableId source = horizon.source();
        GenericRecord row = new GenericData.Record(schema);
        row.put("source_database", source.database());
        row.put("source_table", source.table());
        row.put("since", horizon.since());
        row.put("is_swept", horizon.isSwept() ? 1 : 0);
        Reading reading = horizon.reading();
        if (reading != null) {
            row.put("reading_since", reading.since());
            row.put(
                    "reading_ended",
                    reading.ended().stream().map(String::valueOf).collect(Collectors.joining(SEPARATOR)));
        }
        row.put("columns_since", SequencesJson.write(horizon.columns()));
        row.put("followed", horizon.followed());
        row.put(LakeSchema.SEQUENCE, horizon.version());
        String key = RecordKeys.of(
                List.of(Map.entry("source_database", source.database()), Map.entry("source_table", source.table())));
        return RowChange.of(new RowKey(key, ""), row, horizon.version());
    }

    /** @param row of the table as Spark reads it */
    public static Horizon horizon(Row row) {
        Long since = row.getAs("reading_since");
        return new Horizon(
                new TableId(row.getAs("source_database"), row.getAs("source_table")),
                row.<Long>getAs("since"),
                row.<Integer>getAs("is_swept") == 1,
                since == null ? null : new Reading(since, partitions(row.getAs("reading_ended"))),
                SequencesJson.read(row.getAs("columns_since")),
                row.<Long>getAs("followed"),
                row.<Long>getAs(LakeSchema.SEQUENCE));
    }

    private static Set<Integer> partitions(String text) {
        return Arrays.stream(text.split(SEPARATOR)).map(Integer::valueOf).collect(Collectors.toSet());
    }
}
