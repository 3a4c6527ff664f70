// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify.side;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakeward.event.Column;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.plan.LakeRow;
import io.lakeward.writer.plan.RowPlan;
import io.lakeward.writer.schema.LakeSchema;
import io.lakeward.writer.schema.RowConverter;
import io.lakeward.writer.verify.row.Cell;
import io.lakeward.writer.verify.row.Texts;
import io.lakeward.writer.verify.row.ValueKind;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;

/** What table info makes of a source's rows, by the writer's own plan. For tables of which MySQL cannot compute that. */
final class ExpectedRows {
    private static final long MICROS = 1_000_000;
    private static final int NANOS_PER_MICRO = 1000;

    private final TableSchema source;
    private final RowPlan plan;
    private final List<Cell> cells;
    private final RowConverter converter;

    ExpectedRows(TableSchema source, RowPlan plan, List<Cell> cells) {
        this.source = source;
        this.plan = plan;
        this.cells = cells;
        this.converter = new RowConverter(source);
    }

    /** What to ask MySQL for. */
    String select() {
        return source.columns().stream()
                .map(column -> ValueKind.of(column.type()).text(Cell.quoted(column.name())))
                .collect(Collectors.joining(", "));
    }

    int columns() {
        return source.columns().size();
    }

    /**
     * @param texts of all columns of the source
     * @return the texts of the cells; empty if the filter leaves the row out
     */
    Optional<List<String>> of(List<String> texts) {
        LakeRow row = plan.apply(converter.convert(json(texts).traverse(), 0), null);
        if (!row.matches()) {
            return Optional.empty();
        }
        List<String> expected = new ArrayList<>();
        for (Cell cell : cells) {
            Schema.Field field = row.row().getSchema().getField(cell.name());
            expected.add(Texts.of(value(row.row().get(field.pos()), LakeSchema.typeOf(field)), cell));
        }
        return Optional.of(expected);
    }

    private ObjectNode json(List<String> texts) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < texts.size(); i++) {
            Column column = source.columns().get(i);
            String text = texts.get(i);
            ValueKind kind = ValueKind.of(column.type());
            if (text != null && (kind == ValueKind.BYTES || kind == ValueKind.GEOMETRY)) {
                json.put(column.name(), HexFormat.of().parseHex(text));
            } else {
                json.put(column.name(), text);
            }
        }
        return json;
    }

    /** As Spark has it. */
    private static Object value(Object value, Schema type) {
        LogicalType logical = type.getLogicalType();
        if (value instanceof GenericFixed decimal && logical instanceof LogicalTypes.Decimal) {
            return new Conversions.DecimalConversion().fromFixed(decimal, type, logical);
        } else if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        } else if (value instanceof Integer days && logical != null) {
            return LocalDate.ofEpochDay(days);
        } else if (value instanceof Long micros && logical != null) {
            return LocalDateTime.ofEpochSecond(
                    Math.floorDiv(micros, MICROS),
                    (int) Math.floorMod(micros, MICROS) * NANOS_PER_MICRO,
                    ZoneOffset.UTC);
        }
        return value;
    }
}
