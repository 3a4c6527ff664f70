// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.park;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.park.ParkedTable.Cause;
import io.lakeward.writer.plan.RecordKeys;
import io.lakeward.writer.schema.LakeSchema;
import io.lakeward.writer.table.RowChange;
import io.lakeward.writer.table.RowKey;
import io.lakeward.writer.table.TableLayout;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.spark.sql.Row;

/** The lake table that keeps which tables are parked, one row for each. */
public final class ParkingTable {
    public static final TableSchema TABLE = new TableSchema(
            new TableId("_lakeward", "parked"),
            List.of(
                    new Column("lake_database", ColumnType.of("VARCHAR", 64), false),
                    new Column("lake_table", ColumnType.of("VARCHAR", 64), false),
                    new Column("cause", ColumnType.of("VARCHAR", 16), false),
                    new Column("parked_since", ColumnType.of("TIMESTAMP", 3), false),
                    new Column("reason", ColumnType.of("TEXT"), false),
                    new Column("position", ColumnType.of("JSON"), false),
                    new Column("sources", ColumnType.of("JSON"), false),
                    new Column("last_sequence", ColumnType.of("BIGINT"), false)),
            List.of("lake_database", "lake_table"));

    public static final TableLayout LAYOUT = TableLayout.ofOwn(TABLE);

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<TreeMap<Integer, Long>> OFFSETS = new TypeReference<>() {};
    private static final TypeReference<List<List<String>>> NAMES = new TypeReference<>() {};

    private ParkingTable() {}

    public static RowChange row(ParkedTable parked) {
        Schema schema = LakeSchema.create(TABLE);
        GenericRecord row = new GenericData.Record(schema);
        row.put("lake_database", parked.table().database());
        row.put("lake_table", parked.table().table());
        row.put("cause", parked.cause().name());
        row.put("parked_since", TimeUnit.MILLISECONDS.toMicros(parked.since().toEpochMilli()));
        row.put("reason", parked.reason());
        row.put("position", write(parked.position()));
        row.put(
                "sources",
                write(parked.sources().stream()
                        .map(source -> List.of(source.database(), source.table()))
                        .toList()));
        row.put("last_sequence", parked.lastSequence());
        row.put(LakeSchema.SEQUENCE, parked.version());
        return RowChange.of(key(parked.table()), row, parked.version());
    }

    /** It is parked no more. */
    public static RowChange gone(ParkedTable parked) {
        return new RowChange(key(parked.table()), null, parked.version() + 1);
    }

    /** @param row of the table as Spark reads it */
    public static ParkedTable parked(Row row) {
        return parked(row::getAs, row.<Timestamp>getAs("parked_since").toInstant());
    }

    /** @param row of the table as it is in its files */
    public static ParkedTable parked(Map<String, Object> row) {
        long micros = (Long) row.get("parked_since");
        return parked(row::get, Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    private static ParkedTable parked(Function<String, Object> row, Instant since) {
        return new ParkedTable(
                new TableId((String) row.apply("lake_database"), (String) row.apply("lake_table")),
                Cause.valueOf((String) row.apply("cause")),
                since,
                (String) row.apply("reason"),
                read((String) row.apply("position"), OFFSETS),
                read((String) row.apply("sources"), NAMES).stream()
                        .map(name -> new TableId(name.get(0), name.get(1)))
                        .collect(Collectors.toSet()),
                (Long) row.apply("last_sequence"),
                (Long) row.apply(LakeSchema.SEQUENCE));
    }

    private static RowKey key(TableId table) {
        return new RowKey(
                RecordKeys.of(
                        List.of(Map.entry("lake_database", table.database()), Map.entry("lake_table", table.table()))),
                "");
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is known of a parked table must be writable as JSON: " + value, e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is known of a parked table must be JSON, but was: " + json, e);
        }
    }
}
