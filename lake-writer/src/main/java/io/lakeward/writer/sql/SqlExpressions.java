// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.sql;

import io.lakeward.writer.schema.LakeTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.SafeProjection$;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.Metadata;
import scala.Function1;
import scala.collection.Seq;

/** Expressions over the rows of one table, compiled together once. Not thread-safe. */
public final class SqlExpressions {
    /** A column that expressions may name, with its lake type. */
    public record Input(String name, Schema type) {}

    private record Output(DataType sparkType, Schema type, UnaryOperator<Object> toAvro) {}

    private final Seq<Attribute> attributes;
    private final List<UnaryOperator<Object>> toSpark;
    private final List<Expression> expressions = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private Function1<InternalRow, InternalRow> projection;

    /** @param columns the columns of the rows, in their order; a row may have fewer, the rest is NULL then */
    public SqlExpressions(List<Input> columns) {
        List<Attribute> all = new ArrayList<>();
        for (Input column : columns) {
            all.add(new AttributeReference(
                    column.name(),
                    SqlTypes.sparkType(column.type()),
                    true,
                    Metadata.empty(),
                    NamedExpression.newExprId(),
                    SqlAnalyzer.seq(List.of())));
        }
        attributes = SqlAnalyzer.seq(all);
        toSpark =
                columns.stream().map(column -> SqlTypes.toSpark(column.type())).toList();
    }

    /** @throws SqlException if it is no expression of Spark SQL */
    public static void requireReadable(String expression) {
        SqlAnalyzer.parse(expression);
    }

    /**
     * Adds an expression; its value is the next of {@link #evaluate}.
     *
     * @param name names the Avro type where one needs a name
     * @return the type of its values
     * @throws SqlException if it does not fit the columns
     */
    public Schema add(String expression, String name) {
        Expression analyzed = SqlAnalyzer.analyze(expression, attributes);
        Schema type = lakeType(analyzed.dataType(), name);
        expressions.add(analyzed);
        outputs.add(new Output(analyzed.dataType(), type, SqlTypes.toAvro(type)));
        return type;
    }

    /** The values of all expressions for a row. An error of an expression comes as Spark throws it. */
    public Object[] evaluate(GenericRecord row) {
        return SqlAnalyzer.withConf(() -> {
            if (projection == null) {
                projection = SafeProjection$.MODULE$.create(SqlAnalyzer.seq(expressions), attributes);
            }
            InternalRow values = projection.apply(sparkRow(row));
            Object[] result = new Object[outputs.size()];
            for (int i = 0; i < result.length; i++) {
                Output output = outputs.get(i);
                result[i] = values.isNullAt(i) ? null : output.toAvro.apply(values.get(i, output.sparkType));
            }
            return result;
        });
    }

    private InternalRow sparkRow(GenericRecord row) {
        Object[] values = new Object[toSpark.size()];
        // The last one is the sequence number.
        int columns = row.getSchema().getFields().size() - 1;
        for (int i = 0; i < Math.min(values.length, columns); i++) {
            Object value = row.get(i);
            values[i] = value == null ? null : toSpark.get(i).apply(value);
        }
        return new GenericInternalRow(values);
    }

    private static Schema lakeType(DataType type, String name) {
        if (type instanceof DecimalType decimal) {
            return LakeTypes.decimal(decimal.precision(), decimal.scale(), name);
        }
        return switch (type.typeName()) {
            case "boolean" -> Schema.create(Schema.Type.BOOLEAN);
            case "tinyint", "smallint", "integer", "byte", "short" -> Schema.create(Schema.Type.INT);
            case "long", "bigint" -> Schema.create(Schema.Type.LONG);
            case "float" -> Schema.create(Schema.Type.FLOAT);
            case "double" -> Schema.create(Schema.Type.DOUBLE);
            case "string" -> Schema.create(Schema.Type.STRING);
            case "binary" -> Schema.create(Schema.Type.BYTES);
            case "date" -> LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
            case "timestamp" -> LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
            case "timestamp_ntz" -> LogicalTypes.localTimestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
            default -> throw new SqlException("It must give a number, a text, a date or a time, but gives "
                    + type.simpleString() + ": convert it, for instance with to_json or cast");
        };
    }
}
