// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.batch.BatchSummary.BadPart;
import io.lakeward.writer.schema.LakeSchema;
import io.lakeward.writer.table.RowChange;
import io.lakeward.writer.table.RowKey;
import io.lakeward.writer.table.TableLayout;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;

/**
 * The lake table that keeps the records that could not be read, whole, so that they can be read again when the cause is
 * gone. Its key is the record's place on the topic: a repeated batch adds nothing.
 */
final class Quarantine {
    static final TableSchema TABLE = new TableSchema(
            new TableId("_lakeward", "quarantine"),
            List.of(
                    new Column("topic", ColumnType.of("VARCHAR", 249), false),
                    new Column("kafka_partition", ColumnType.of("INT"), false),
                    new Column("kafka_offset", ColumnType.of("BIGINT"), false),
                    new Column("kafka_time", ColumnType.of("TIMESTAMP", 3), false),
                    new Column("source_table", ColumnType.of("VARCHAR", 129), true),
                    new Column("error", ColumnType.of("TEXT"), false),
                    new Column("record_key", ColumnType.of("BLOB"), true),
                    new Column("record_value", ColumnType.of("LONGBLOB"), true),
                    new Column("record_headers", ColumnType.of("JSON"), false)),
            List.of("topic", "kafka_partition", "kafka_offset"));

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<LinkedHashMap<String, byte[]>> HEADERS = new TypeReference<>() {};

    static final TableLayout LAYOUT = TableLayout.ofOwn(TABLE);

    private Quarantine() {}

    static JavaRDD<BadRecord> in(JavaRDD<BatchItem> items) {
        return items.filter(BadRecord.class::isInstance).map(BadRecord.class::cast);
    }

    static JavaRDD<RowChange> rows(JavaRDD<BadRecord> bad) {
        return bad.map(Quarantine::row);
    }

    /** How many records of each table there are, as the commit's metadata have it. */
    static Map<String, String> notes(List<BadPart> bad) {
        return notes("lakeward.quarantined", bad.stream().map(BadPart::table));
    }

    /** @param tables of the records; null where none is known */
    static Map<String, String> notes(String name, Stream<String> tables) {
        Map<String, Long> byTable = tables.collect(Collectors.groupingBy(
                table -> Objects.requireNonNullElse(table, ""), TreeMap::new, Collectors.counting()));
        try {
            return Map.of(name, JSON.writeValueAsString(byTable));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Counts must be writable as JSON, but were: " + byTable, e);
        }
    }

    static RowChange row(BadRecord bad) throws JsonProcessingException {
        Schema schema = LakeSchema.create(TABLE);
        TopicRecord record = bad.record();
        GenericRecord row = new GenericData.Record(schema);
        row.put("topic", record.topic());
        row.put("kafka_partition", record.partition());
        row.put("kafka_offset", record.offset());
        row.put("kafka_time", record.timestampMicros());
        row.put("source_table", bad.table());
        row.put("error", bad.error());
        row.put("record_key", bytes(record.key()));
        row.put("record_value", bytes(record.value()));
        row.put("record_headers", JSON.writeValueAsString(record.headers()));
        row.put(LakeSchema.SEQUENCE, record.offset());
        return RowChange.of(keyOf(record), row, record.offset());
    }

    /** The record is there no more. */
    static RowChange gone(BadRecord bad) {
        return new RowChange(keyOf(bad.record()), null, bad.record().offset());
    }

    private static RowKey keyOf(TopicRecord record) {
        return new RowKey(
                "topic:" + record.topic() + ",kafka_partition:" + record.partition() + ",kafka_offset:"
                        + record.offset(),
                "");
    }

    /** As it was put there. */
    static BadRecord record(Row row) throws JsonProcessingException {
        return new BadRecord(
                new TopicRecord(
                        row.getAs("topic"),
                        row.<Integer>getAs("kafka_partition"),
                        row.<Long>getAs("kafka_offset"),
                        row.<Long>getAs("kafka_micros"),
                        row.getAs("record_key"),
                        row.getAs("record_value"),
                        JSON.readValue(row.<String>getAs("record_headers"), HEADERS)),
                row.getAs("source_table"),
                row.getAs("error"));
    }

    private static ByteBuffer bytes(byte[] array) {
        return array == null ? null : ByteBuffer.wrap(array);
    }
}
