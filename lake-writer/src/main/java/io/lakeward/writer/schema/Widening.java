// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.schema;

import io.lakeward.event.TableId;
import java.util.Map;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** The narrowest lake type that holds the values of two. */
final class Widening {
    private static final Map<Schema.Type, Set<Schema.Type>> WIDER = Map.of(
            Schema.Type.INT, Set.of(Schema.Type.LONG),
            Schema.Type.FLOAT, Set.of(Schema.Type.DOUBLE));

    private Widening() {}

    static boolean isPossible(Schema present, Schema.Field column, TableId table) {
        try {
            widen(present, column, table);
            return true;
        } catch (IncompatibleTypeException e) {
            return false;
        }
    }

    /** @throws IncompatibleTypeException if there is none */
    static Schema widen(Schema present, Schema.Field column, TableId table) {
        Schema wanted = LakeSchema.typeOf(column);
        if (LakeSchema.sameType(present, wanted) || isWider(wanted, present)) {
            return present;
        }
        if (isWider(present, wanted)) {
            return wanted;
        }
        InferredType known = InferredType.of(present);
        if (InferredType.isInferred(wanted) && known != InferredType.NONE) {
            boolean isNarrow = present.getType() == Schema.Type.INT || known.compareTo(InferredType.of(wanted)) < 0;
            return isNarrow ? wanted : present;
        }
        if (present.getLogicalType() instanceof LogicalTypes.Decimal one
                && wanted.getLogicalType() instanceof LogicalTypes.Decimal other) {
            Schema both = hold(one, other, LakeSchema.typeName(table, column.name()));
            if (both.getLogicalType() != null) {
                return both;
            }
        }
        throw new IncompatibleTypeException(
                table, column.name(), LakeSchema.describe(present), LakeSchema.describe(wanted));
    }

    private static boolean isWider(Schema narrow, Schema wide) {
        return narrow.getLogicalType() == null
                && wide.getLogicalType() == null
                && WIDER.getOrDefault(narrow.getType(), Set.of()).contains(wide.getType());
    }

    private static Schema hold(LogicalTypes.Decimal one, LogicalTypes.Decimal other, String name) {
        int scale = Math.max(one.getScale(), other.getScale());
        int digits = Math.max(one.getPrecision() - one.getScale(), other.getPrecision() - other.getScale());
        return LakeTypes.decimal(digits + scale, scale, name);
    }
}
