// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.encode;

import io.lakeward.event.ChangeJson;
import io.lakeward.event.EventKey;
import io.lakeward.event.JsonBuffer;
import io.lakeward.event.Operation;
import io.lakeward.event.RowWriter;
import io.lakeward.event.SourcePosition;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.event.TableSchemaJson;
import io.lakeward.producer.TopicRecord;
import io.lakeward.producer.page.SourceFields;
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
    private final Field emitted;
    private final Field source;
    private final SourceFields sourceFields;
    private final FieldWriter[] columns;
    private final FieldWriter[] key;
    private final ChangeJson changes;
    private final EventKey keys;
    private final byte[] schemaHeader;
    private final EventCounters.TableCounters counters;

    TableEncoder(SourceRecord first, ColumnSelection selection, JsonBuffer buffer, EventCounters counters) {
        Struct value = (Struct) first.value();
        this.envelope = first.valueSchema();
        this.before = envelope.field("before");
        this.after = envelope.field("after");
        this.operation = envelope.field("op");
        this.emitted = envelope.field("ts_ms");
        this.source = envelope.field("source");
        this.sourceFields = new SourceFields(source.schema());
        TableId table = sourceFields.table((Struct) value.get(source));
        this.counters = counters.of(table);
        this.keys = new EventKey(table, buffer);
        // Key fields do not carry their source type, the same fields of the row do.
        List<String> keyNames = first.keySchema() == null
                ? List.of()
                : first.keySchema().fields().stream().map(Field::name).toList();
        this.changes = new ChangeJson(table, keyNames, buffer);
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

    Operation kind(Struct value) {
        return Operation.ofCode((String) value.get(operation));
    }

    SourcePosition position(Struct value, Operation kind) {
        return sourceFields.position((Struct) value.get(source), kind == Operation.READ);
    }

    /** One record, but two for an update of a row without a key: what was may be in another partition than what is. */
    List<TopicRecord> encode(Struct value, Operation kind, SourcePosition position) {
        Struct old = (Struct) value.get(before);
        Struct now = (Struct) value.get(after);
        long at = (Long) value.get(emitted);
        counters.count(kind);
        if (key.length > 0) {
            return List.of(change(keys.write(row(key, now == null ? old : now)), kind, old, now, position, at));
        }
        if (kind == Operation.UPDATE) {
            return List.of(
                    keyless(Operation.DELETE, old, null, position, at),
                    keyless(Operation.CREATE, null, now, position, at));
        }
        return List.of(keyless(kind, old, now, position, at));
    }

    private TopicRecord keyless(Operation kind, Struct old, Struct now, SourcePosition position, long at) {
        return change(keys.writeOfContent(row(columns, now == null ? old : now)), kind, old, now, position, at);
    }

    private TopicRecord change(
            byte[] recordKey, Operation kind, Struct old, Struct now, SourcePosition position, long at) {
        byte[] json = changes.write(kind, row(columns, old), row(columns, now), position, at);
        return TopicRecord.change(recordKey, json, schemaHeader);
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
