// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.encode;

import io.lakeward.event.ChangeJson;
import io.lakeward.event.EventKey;
import io.lakeward.event.Operation;
import io.lakeward.event.RowWriter;
import io.lakeward.event.SourcePosition;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.event.TableSchemaJson;
import io.lakeward.producer.TopicRecord;
import io.lakeward.producer.source.ColumnSelection;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.data.Field;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.data.Schema;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.data.Struct;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.source.SourceRecord;

/** Encodes the changes of one table while its columns stay as they are; everything that can be is looked up before. */
final class TableEncoder {
    private final Schema envelope;
    private final Field before;
    private final Field after;
    private final Field operation;
    private final TableId table;
    private final FieldWriter[] columns;
    private final FieldWriter[] key;
    private final byte[] schemaHeader;

    TableEncoder(SourceRecord first, ColumnSelection selection) {
        Struct value = (Struct) first.value();
        this.envelope = first.valueSchema();
        this.before = envelope.field("before");
        this.after = envelope.field("after");
        this.operation = envelope.field("op");
        Struct source = value.getStruct("source");
        this.table = new TableId(source.getString("db"), source.getString("table"));
        // Key fields do not carry their source type, the same fields of the row do.
        List<String> keyNames = first.keySchema() == null
                ? List.of()
                : first.keySchema().fields().stream().map(Field::name).toList();
        this.columns = after.schema().fields().stream()
                .filter(field -> keyNames.contains(field.name()) || selection.includes(table, field.name()))
                .map(FieldWriter::new)
                .toArray(FieldWriter[]::new);
        var byName = Arrays.stream(columns)
                .collect(Collectors.toMap(writer -> writer.column().name(), Function.identity()));
        this.key = keyNames.stream().map(byName::get).toArray(FieldWriter[]::new);
        this.schemaHeader = TableSchemaJson.write(new TableSchema(
                table, Arrays.stream(columns).map(FieldWriter::column).toList(), keyNames));
    }

    /** Whether the record has the columns that this encoder was made for; a changed table comes with a new schema. */
    boolean fits(SourceRecord record) {
        return record.valueSchema() == envelope;
    }

    TopicRecord encode(SourceRecord record) {
        Struct value = (Struct) record.value();
        Operation kind = Operation.ofCode((String) value.get(operation));
        Struct old = (Struct) value.get(before);
        Struct now = (Struct) value.get(after);
        byte[] json = ChangeJson.write(
                kind,
                row(columns, old),
                row(columns, now),
                position(value.getStruct("source"), kind),
                value.getInt64("ts_ms"));
        return TopicRecord.change(EventKey.write(table, row(key, now == null ? old : now)), json, schemaHeader);
    }

    private SourcePosition position(Struct source, Operation kind) {
        return new SourcePosition(
                table,
                kind == Operation.READ,
                source.getInt64("ts_ms"),
                source.getInt64("server_id"),
                source.getString("gtid"),
                source.getString("file"),
                source.getInt64("pos"),
                source.getInt32("row"));
    }

    private static RowWriter row(FieldWriter[] writers, Struct row) {
        if (row == null) {
            return null;
        }
        return json -> {
            for (FieldWriter writer : writers) {
                writer.write(json, row);
            }
        };
    }
}
