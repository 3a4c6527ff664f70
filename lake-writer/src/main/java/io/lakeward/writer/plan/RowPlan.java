// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.plan;

import io.lakeward.writer.info.DeletePolicy;
import io.lakeward.writer.info.Partition;
import io.lakeward.writer.info.TablePlan;
import io.lakeward.writer.schema.LakeSchema;
import io.lakeward.writer.sql.SqlExpressions;
import io.lakeward.writer.table.RowKey;
import io.lakeward.writer.table.TableLayout;
import io.lakeward.writer.table.TableSpec;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;

/** What becomes of the rows of one table with certain columns. Not thread-safe. */
public final class RowPlan {
    private final TablePlan plan;
    private final Schema rows;
    private final List<ColumnSource> sources;
    private final List<String> key;
    private final boolean keyIsOwn;
    private final OptionalInt filter;
    private final SqlExpressions sql;
    private final int sequence;

    /**
     * @param keyIsOwn whether the record key is the source's own key
     * @param filter the number of the filter's expression
     * @param sql null if there is no expression
     */
    RowPlan(
            TablePlan plan,
            Schema sourceRows,
            Schema rows,
            List<ColumnSource> sources,
            List<String> key,
            boolean keyIsOwn,
            OptionalInt filter,
            SqlExpressions sql) {
        this.plan = plan;
        this.rows = plan.isPlain() ? sourceRows : rows;
        this.sources = sources;
        this.key = List.copyOf(key);
        this.keyIsOwn = keyIsOwn;
        this.filter = filter;
        this.sql = sql;
        this.sequence = sourceRows.getFields().size() - 1;
    }

    public DeletePolicy deletes() {
        return plan.deletes();
    }

    /** Whether a change can move a row to another partition or record key. */
    public boolean canMove() {
        return plan.partition().isPresent() || !keyIsOwn;
    }

    public TableLayout layout() {
        return new TableLayout(
                plan.target(),
                new TableSpec(
                        key,
                        plan.partition().map(Partition::field),
                        plan.partition().map(Object::toString).orElse(""),
                        plan.tableType()),
                plan.hudi(),
                rows);
    }

    /**
     * @param row all of the source's columns and the sequence
     * @param deletedAt when the row was deleted, in microseconds since the epoch; null if it is there
     * @throws IllegalArgumentException if an expression has no value for the row
     */
    public LakeRow apply(GenericRecord row, Long deletedAt) {
        if (plan.isPlain()) {
            return new LakeRow(row, "", true);
        }
        Object[] computed = sql == null ? new Object[0] : evaluate(row);
        GenericRecord lakeRow = new GenericData.Record(rows);
        String partition = "";
        for (int i = 0; i < sources.size(); i++) {
            Object value = value(sources.get(i), row, computed, deletedAt);
            lakeRow.put(i, value);
            if (sources.get(i) instanceof ColumnSource.PartitionValue) {
                partition = Partitions.path(rows.getFields().get(i).name(), value.toString());
            }
        }
        lakeRow.put(sources.size(), row.get(sequence));
        boolean matches = filter.isEmpty() || Boolean.TRUE.equals(computed[filter.getAsInt()]);
        return new LakeRow(lakeRow, partition, matches);
    }

    /**
     * Where a row is in the lake.
     *
     * @param topicKey the record's key on the topic
     * @param row may be null where rows cannot move
     */
    public RowKey locate(byte[] topicKey, LakeRow row) {
        String recordKey = keyIsOwn
                ? RecordKeys.of(topicKey, plan.shard())
                : RecordKeys.of(key.stream()
                        .map(column -> Map.entry(column, keyText(row.row(), column)))
                        .toList());
        return new RowKey(recordKey, row == null ? "" : row.partition());
    }

    private Object[] evaluate(GenericRecord row) {
        try {
            return sql.evaluate(row);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "The expressions of " + plan.place() + " must have a value for every row, but one failed with "
                            + e.getClass().getSimpleName(),
                    e);
        }
    }

    private static Object value(ColumnSource source, GenericRecord row, Object[] computed, Long deletedAt) {
        if (source instanceof ColumnSource.Column column) {
            return row.get(column.position());
        } else if (source instanceof ColumnSource.Expression expression) {
            return computed[expression.number()];
        } else if (source instanceof ColumnSource.PartitionValue partition) {
            return Partitions.valueOf(computed[partition.number()]);
        } else if (source instanceof ColumnSource.Constant constant) {
            return constant.value();
        }
        return source instanceof ColumnSource.Deleted ? (Object) (deletedAt != null) : deletedAt;
    }

    private static String keyText(GenericRecord row, String column) {
        Object value = row.get(column);
        if (value == null) {
            throw new IllegalArgumentException("The record key's column " + column + " must not be NULL, but is");
        }
        if (value instanceof ByteBuffer bytes) {
            byte[] array = new byte[bytes.remaining()];
            bytes.duplicate().get(array);
            return HexFormat.of().formatHex(array);
        }
        if (value instanceof GenericFixed decimal) {
            Schema type = LakeSchema.typeOf(row.getSchema().getField(column));
            return new Conversions.DecimalConversion()
                    .fromFixed(decimal, type, type.getLogicalType())
                    .toPlainString();
        }
        return value.toString();
    }
}
