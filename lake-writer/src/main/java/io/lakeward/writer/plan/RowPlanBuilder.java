// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.plan;

import io.lakeward.event.Column;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.info.DeletePolicy;
import io.lakeward.writer.info.Partition;
import io.lakeward.writer.info.TableInfoException;
import io.lakeward.writer.info.TablePlan;
import io.lakeward.writer.schema.LakeNames;
import io.lakeward.writer.schema.LakeSchema;
import io.lakeward.writer.sql.SqlException;
import io.lakeward.writer.sql.SqlExpressions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Fits a plan to the columns of its table. Everything that does not fit is told at once. */
final class RowPlanBuilder {
    private final TablePlan plan;
    private final TableSchema source;
    private final Schema sourceRows;
    private final List<Column> all;
    private final SqlExpressions sql;
    private final List<String> problems = new ArrayList<>();
    private final LakeColumns columns;
    private int expressions;

    /** @param later columns that the table had not yet, or has no more; expressions see them as NULL */
    RowPlanBuilder(TablePlan plan, TableSchema source, List<Column> later) {
        this.plan = plan;
        this.source = source;
        this.sourceRows = LakeSchema.create(source);
        this.all = new ArrayList<>(source.columns());
        all.addAll(later);
        this.sql = plan.isPlain() ? null : new SqlExpressions(inputs());
        this.columns = new LakeColumns(plan, problems);
    }

    /** @throws TableInfoException if the plan does not fit */
    RowPlan build() {
        requireColumns("includeColumns", plan.includeColumns());
        requireColumns("excludeColumns", plan.excludeColumns());
        OptionalInt filter = plan.filter().map(this::filter).orElse(OptionalInt.empty());
        sourceColumns();
        computedColumns();
        plan.shard()
                .ifPresent(shard -> columns.add(
                        "shardColumn",
                        shard.column(),
                        Schema.create(Schema.Type.STRING),
                        new ColumnSource.Constant(shard.value())));
        plan.partition().ifPresent(this::partition);
        if (plan.deletes() == DeletePolicy.SOFT) {
            columns.add("deletes", LakeSchema.DELETED, Schema.create(Schema.Type.BOOLEAN), new ColumnSource.Deleted());
            Schema time = LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
            columns.add("deletes", LakeSchema.DELETED_AT, time, new ColumnSource.DeletedAt());
        }
        List<String> key = key();
        if (!problems.isEmpty()) {
            throw new TableInfoException(problems);
        }
        return new RowPlan(
                plan,
                sourceRows,
                columns.schema(),
                columns.sources(),
                key,
                keyIsOwn(),
                filter,
                expressions == 0 ? null : sql);
    }

    private List<SqlExpressions.Input> inputs() {
        Schema types = LakeSchema.create(new TableSchema(source.table(), all, List.of()));
        List<SqlExpressions.Input> inputs = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            inputs.add(new SqlExpressions.Input(
                    all.get(i).name(), LakeSchema.typeOf(types.getFields().get(i))));
        }
        return inputs;
    }

    private void sourceColumns() {
        for (Column column : LakeColumns.carried(plan, source)) {
            String expression = plan.columns().get(column.name());
            if (expression == null) {
                Schema.Field field = sourceRows.getField(LakeNames.of(column.name()));
                columns.add("columns", column.name(), LakeSchema.typeOf(field), new ColumnSource.Column(field.pos()));
            } else {
                computed(column.name(), expression);
            }
        }
    }

    private void computedColumns() {
        Set<String> ofSource =
                new HashSet<>(source.columns().stream().map(Column::name).toList());
        plan.columns().forEach((name, expression) -> {
            if (plan.excludeColumns().contains(name)) {
                problem("columns." + name + " must not be a column that excludeColumns leaves out");
            } else if (LakeNames.of(name).startsWith("_lakeward_") || name.startsWith("_hoodie_")) {
                problem("columns." + name + " must have a name that is not the writer's or Hudi's own");
            } else if (!ofSource.contains(name)) {
                computed(name, expression);
            }
        });
    }

    private void computed(String name, String expression) {
        expression("columns." + name, expression, name)
                .ifPresent(type ->
                        columns.add("columns." + name, name, type, new ColumnSource.Expression(expressions - 1)));
    }

    private OptionalInt filter(String filter) {
        Optional<Schema> type = expression("filter", filter, "filter");
        if (type.isPresent() && type.get().getType() != Schema.Type.BOOLEAN) {
            problem("filter must be true or false, but gives a " + LakeSchema.describe(type.get()) + ": " + filter);
        }
        return type.isEmpty() ? OptionalInt.empty() : OptionalInt.of(expressions - 1);
    }

    private void partition(Partition partition) {
        if (partition instanceof Partition.Time time) {
            requireColumns("partitionTimeColumn", List.of(time.column()));
            sourceType(time.column())
                    .filter(type -> !isTime(type))
                    .ifPresent(type -> problem("partition must be by a column of dates, times or text, but "
                            + time.column() + " is a " + LakeSchema.describe(type) + ": use an expression"));
        }
        if (partition instanceof Partition.Time time
                && sourceType(time.column()).isEmpty()) {
            return;
        }
        expression("partition", Partitions.sql(partition), partition.field())
                .ifPresent(type -> columns.add(
                        "partition.field",
                        partition.field(),
                        Schema.create(Schema.Type.STRING),
                        new ColumnSource.PartitionValue(expressions - 1)));
    }

    private Optional<Schema> sourceType(String name) {
        return inputs().stream()
                .filter(input -> input.name().equals(name))
                .map(SqlExpressions.Input::type)
                .findFirst();
    }

    private static boolean isTime(Schema type) {
        return (type.getLogicalType() != null && !(type.getLogicalType() instanceof LogicalTypes.Decimal))
                || type.getType() == Schema.Type.STRING;
    }

    private Optional<Schema> expression(String key, String expression, String name) {
        try {
            Schema type = sql.add(expression, LakeSchema.typeName(plan.target(), name));
            expressions++;
            return Optional.of(type);
        } catch (SqlException e) {
            problem(key + " must fit the columns of " + source.table() + ": " + e.getMessage() + ": " + expression);
            return Optional.empty();
        }
    }

    /** The record key's columns by the source's names, without the shard's. */
    private List<String> ownKey() {
        return plan.recordKey().isEmpty() ? source.key() : plan.recordKey();
    }

    /** Whether the key on the topic is the record key, but for the shard. */
    private boolean keyIsOwn() {
        return ownKey().equals(source.key()) && source.key().stream().noneMatch(plan.columns()::containsKey);
    }

    private List<String> key() {
        List<String> key = new ArrayList<>();
        plan.shard().ifPresent(shard -> key.add(LakeNames.of(shard.column())));
        for (String name : ownKey()) {
            key.add(LakeNames.of(name));
            Optional<Column> column = source.columns().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst();
            if (!columns.has(name) && column.isPresent()) {
                problem("recordKey must be columns that are carried, but " + name + " is left out");
            } else if (column.isEmpty() && !columns.has(name)) {
                requireColumns("recordKey", List.of(name));
            } else if (column.isPresent() && column.get().nullable()) {
                problem("recordKey must be columns that are NOT NULL, but " + source.table() + "." + name + " is not");
            }
        }
        return key;
    }

    private void requireColumns(String key, List<String> names) {
        List<String> known = all.stream().map(Column::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                problem(key + " must name columns of " + source.table() + ", but " + name + " is none (it has "
                        + String.join(", ", known) + ")");
            }
        }
    }

    private void problem(String message) {
        problems.add(plan.place() + "." + message);
    }
}
