// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;

/** Brings rows typed by their source's columns into a lake table, whose columns may be wider and more. */
public final class RowMapper {
    private record Move(int from, int to, UnaryOperator<Object> widen) {}

    private final Schema lake;
    private final boolean isIdentity;
    private final List<Move> moves = new ArrayList<>();

    /**
     * @param source the schema of the rows
     * @param lake a schema that has evolved with the source, see {@link LakeSchema#evolve}
     * @param lost columns that do not count in these rows; the lake need not have them, nor with these types
     */
    public RowMapper(Schema source, Schema lake, Set<String> lost) {
        this.lake = lake;
        this.isIdentity = lost.isEmpty() && shape(source).equals(shape(lake));
        for (Schema.Field field : source.getFields()) {
            if (lost.contains(field.name())) {
                continue;
            }
            Schema.Field target = lake.getField(field.name());
            moves.add(
                    new Move(field.pos(), target.pos(), widening(LakeSchema.typeOf(field), LakeSchema.typeOf(target))));
        }
    }

    /** Whether rows stay as they are, also in Avro's binary form. */
    public boolean isIdentity() {
        return isIdentity;
    }

    public GenericRecord map(GenericRecord row) {
        GenericRecord mapped = new GenericData.Record(lake);
        for (Move move : moves) {
            Object value = row.get(move.from);
            mapped.put(move.to, value == null ? null : move.widen.apply(value));
        }
        return mapped;
    }

    private static List<Object> shape(Schema rows) {
        return rows.getFields().stream()
                .map(field -> (Object) List.of(field.name(), field.schema()))
                .toList();
    }

    private static UnaryOperator<Object> widening(Schema from, Schema to) {
        if (from.getLogicalType() instanceof LogicalTypes.Decimal narrow
                && to.getLogicalType() instanceof LogicalTypes.Decimal wide) {
            Conversions.DecimalConversion decimals = new Conversions.DecimalConversion();
            return value -> decimals.toFixed(
                    decimals.fromFixed((GenericFixed) value, from, narrow).setScale(wide.getScale()), to, wide);
        }
        if (to.getLogicalType() instanceof LogicalTypes.Decimal wide && from.getType() != Schema.Type.FIXED) {
            Conversions.DecimalConversion decimals = new Conversions.DecimalConversion();
            return value -> decimals.toFixed(
                    BigDecimal.valueOf(((Number) value).longValue()).setScale(wide.getScale()), to, wide);
        }
        if (from.getLogicalType() instanceof LogicalTypes.Decimal narrow && to.getType() == Schema.Type.STRING) {
            Conversions.DecimalConversion decimals = new Conversions.DecimalConversion();
            return value ->
                    decimals.fromFixed((GenericFixed) value, from, narrow).toPlainString();
        }
        if (from.getType() == to.getType()) {
            return value -> value;
        }
        return switch (to.getType()) {
            case LONG -> value -> ((Number) value).longValue();
            case STRING -> Object::toString;
            case DOUBLE -> value -> Double.parseDouble(value.toString());
            default -> throw new IllegalArgumentException(
                    "A lake type must hold the source's " + from.getType() + ", but was: " + to.getType());
        };
    }
}
