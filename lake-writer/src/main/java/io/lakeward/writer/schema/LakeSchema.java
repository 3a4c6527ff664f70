// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.schema;

import io.lakeward.event.Column;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * The schema of a lake table: the source's columns in source order, then columns that the source has dropped, then the
 * sequence number of the row's last change, by which Hudi orders changes.
 */
public final class LakeSchema {
    /** The column that holds {@link io.lakeward.event.TopicEvent#sequence()} of the row's last change. */
    public static final String SEQUENCE = "_lakeward_seq";

    /** The record key of a table without a key: what is in the row, as a hash, and which of its copies this is. */
    public static final String ROW = "_lakeward_row";

    /** Whether the source's row is deleted, where deletes are soft. */
    public static final String DELETED = "_lakeward_deleted";

    /** When the source's row was deleted, where deletes are soft; else NULL. */
    public static final String DELETED_AT = "_lakeward_deleted_at";

    private static final String OWN = "_lakeward_";

    private LakeSchema() {}

    /** Whether a column is the writer's, and not from the source. */
    public static boolean isOwn(String column) {
        return column.startsWith(OWN);
    }

    /** The schema of a table that is not in the lake yet. */
    public static Schema create(TableSchema source) {
        LakeNames.requireDistinct(source);
        List<Schema.Field> fields = new ArrayList<>();
        InferredColumns.withoutEmpty(source)
                .columns()
                .forEach(column -> fields.add(nullable(LakeNames.of(column.name()), lakeType(column, source.table()))));
        return of(source.table(), fields);
    }

    /**
     * The lake table's schema once it also holds rows of another: new columns at their place, types widened, dropped
     * columns kept. Rows that bring nothing new leave it as it is, so late rows of an older source do not turn it back.
     *
     * @throws IncompatibleTypeException if a column's new type cannot hold its old values
     */
    public static Schema evolve(Schema lake, Schema rows, TableId table) {
        Map<String, Schema> left = new LinkedHashMap<>();
        lake.getFields().forEach(field -> left.put(field.name(), typeOf(field)));
        left.remove(SEQUENCE);
        List<Schema.Field> fields = new ArrayList<>();
        boolean isNew = false;
        for (Schema.Field field : rows.getFields()) {
            if (field.name().equals(SEQUENCE)) {
                continue;
            }
            Schema present = left.remove(field.name());
            Schema type = present == null ? typeOf(field) : Widening.widen(present, field, table);
            isNew |= present == null || !sameType(present, type);
            fields.add(nullable(field.name(), type));
        }
        left.forEach((name, type) -> fields.add(nullable(name, type)));
        return isNew ? of(table, fields) : lake;
    }

    /** The columns whose types in the lake's table cannot be widened to hold those of other rows. */
    public static Set<String> conflicts(Schema lake, Schema rows, TableId table) {
        return rows.getFields().stream()
                .filter(field -> lake.getField(field.name()) != null
                        && !Widening.isPossible(typeOf(lake.getField(field.name())), field, table))
                .map(Schema.Field::name)
                .collect(Collectors.toSet());
    }

    /** The same without some columns. */
    public static Schema without(Schema schema, Set<String> columns, TableId table) {
        List<Schema.Field> left = schema.getFields().stream()
                .filter(field ->
                        !columns.contains(field.name()) && !field.name().equals(SEQUENCE))
                .map(field -> nullable(field.name(), typeOf(field)))
                .toList();
        return columns.isEmpty() ? schema : of(table, left);
    }

    /** The columns of one schema that another has not. */
    public static Set<String> missing(Schema schema, Schema other) {
        return schema.getFields().stream()
                .map(Schema.Field::name)
                .filter(name -> other.getField(name) == null)
                .collect(Collectors.toSet());
    }

    /** The columns that one schema has and the other has not, or has with another type; for a message. */
    public static List<String> difference(Schema before, Schema after) {
        return after.getFields().stream()
                .filter(field -> before.getField(field.name()) == null
                        || !sameType(typeOf(before.getField(field.name())), typeOf(field)))
                .map(field -> field.name() + " " + describe(typeOf(field)))
                .toList();
    }

    /** A type as a message names it. */
    public static String describe(Schema type) {
        LogicalType logical = type.getLogicalType();
        if (logical instanceof LogicalTypes.Decimal decimal) {
            return "decimal(" + decimal.getPrecision() + "," + decimal.getScale() + ")";
        }
        return logical == null ? type.getType().getName() : logical.getName();
    }

    /** A field's type without the null of its union. */
    public static Schema typeOf(Schema.Field field) {
        Schema schema = field.schema();
        if (schema.getType() != Schema.Type.UNION) {
            return schema;
        }
        return schema.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    private static Schema lakeType(Column column, TableId table) {
        return LakeTypes.of(column.type(), typeName(table, column.name()));
    }

    /** What a column's type is called where Avro wants a name. */
    public static String typeName(TableId table, String column) {
        return LakeNames.of(table.table() + "_" + column);
    }

    /** Every column may be NULL: a source column that becomes nullable must not change the lake's files. */
    public static Schema.Field nullable(String name, Schema type) {
        Schema union = Schema.createUnion(Schema.create(Schema.Type.NULL), type);
        return new Schema.Field(name, union, null, JsonProperties.NULL_VALUE);
    }

    /** A schema of these columns and the sequence. */
    public static Schema of(TableId table, List<Schema.Field> fields) {
        List<Schema.Field> all = new ArrayList<>(fields);
        all.add(new Schema.Field(SEQUENCE, Schema.create(Schema.Type.LONG), null, (Object) null));
        return Schema.createRecord(
                LakeNames.of(table.table() + "_record"),
                null,
                "lakeward." + LakeNames.of(table.database()),
                false,
                all);
    }

    /** Whether two types are the same, whatever they are called: Hudi renames the fixed types of decimals. */
    static boolean sameType(Schema one, Schema other) {
        return one.getType() == other.getType() && Objects.equals(one.getLogicalType(), other.getLogicalType());
    }
}
