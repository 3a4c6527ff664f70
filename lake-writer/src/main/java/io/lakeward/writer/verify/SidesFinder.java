// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify;

import io.lakeward.event.Column;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.info.DeletePolicy;
import io.lakeward.writer.info.Following;
import io.lakeward.writer.info.TablePlan;
import io.lakeward.writer.plan.Planner;
import io.lakeward.writer.plan.RowPlan;
import io.lakeward.writer.schema.LakeNames;
import io.lakeward.writer.schema.LakeSchema;
import io.lakeward.writer.table.LakeTable;
import io.lakeward.writer.table.LakeTables;
import io.lakeward.writer.verify.row.Cell;
import io.lakeward.writer.verify.row.Shape;
import io.lakeward.writer.verify.row.ValueKind;
import io.lakeward.writer.verify.side.LakeSide;
import io.lakeward.writer.verify.side.SourceDatabase;
import io.lakeward.writer.verify.side.SourceSide;
import io.lakeward.writer.verify.side.SourceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.spark.sql.SparkSession;

/** Finds out what of a source table is compared with what in the lake. */
final class SidesFinder {
    private final SourceDatabase database;
    private final SparkSession spark;
    private final LakeTables lake;
    private final Planner planner;

    SidesFinder(SourceDatabase database, SparkSession spark, LakeTables lake, Planner planner) {
        this.database = database;
        this.spark = spark;
        this.lake = lake;
        this.planner = planner;
    }

    /**
     * @param sources tables that come into one lake table; several only if nothing tells their rows apart
     * @throws IllegalArgumentException if they cannot be compared; says why
     */
    Sides find(List<TableSchema> sources) {
        TableSchema first = sources.get(0);
        TablePlan plan = planner.planOf(first.table());
        RowPlan rows = planner.planFor(first);
        Optional<LakeTable> table = lake.peek(plan.target());
        List<Cell> cells = cells(first, plan, rows);
        table.ifPresent(found -> requireColumns(found, cells));
        Shape shape = new Shape(
                cells,
                key(
                        table.map(found -> found.spec().key())
                                .orElse(rows.layout().spec().key()),
                        cells));
        boolean isComputed = isComputed(plan);
        List<SourceTable> all = sources.stream()
                .map(source -> isComputed
                        ? SourceTable.computed(database, source, shape, planner.planFor(source))
                        : SourceTable.plain(database, source, shape))
                .toList();
        boolean mayStay = plan.deletes() == DeletePolicy.IGNORE || plan.ddl().truncate() == Following.IGNORE;
        return new Sides(
                new SourceSide(all, shape),
                new LakeSide(spark, lake, plan.target(), shape, plan.shard()),
                shape,
                mayStay,
                notes(isComputed, mayStay, shape, table.isPresent()));
    }

    /** Whether only the writer's plan tells what the rows are in the lake. */
    private static boolean isComputed(TablePlan plan) {
        return plan.filter().isPresent()
                || plan.partition().isPresent()
                || !plan.columns().isEmpty();
    }

    private static List<String> notes(boolean isComputed, boolean mayStay, Shape shape, boolean isThere) {
        List<String> notes = new ArrayList<>();
        if (isComputed) {
            notes.add(
                    "table info computes columns, the partition or a filter: the source's rows were fetched, not added"
                            + " up by MySQL");
        }
        if (mayStay) {
            notes.add("table info ignores deletes or TRUNCATE: rows that only the lake has are in order");
        }
        if (shape.isBag()) {
            notes.add("no key: rows are compared by what is in them, and how often they are there");
        }
        if (!isThere) {
            notes.add("the lake has no such table");
        }
        return notes;
    }

    private static List<Cell> cells(TableSchema source, TablePlan plan, RowPlan rows) {
        Map<String, Column> columns =
                source.columns().stream().collect(Collectors.toMap(column -> LakeNames.of(column.name()), c -> c));
        List<Cell> cells = new ArrayList<>();
        for (Schema.Field field : rows.layout().rows().getFields()) {
            String name = field.name();
            boolean isShard = plan.shard()
                    .filter(shard -> LakeNames.of(shard.column()).equals(name))
                    .isPresent();
            if (LakeSchema.isOwn(name) || isShard) {
                continue;
            }
            Column column = columns.get(name);
            if (column == null || plan.columns().containsKey(column.name())) {
                cells.add(new Cell(name, "", kindOf(LakeSchema.typeOf(field)), -1));
            } else {
                cells.add(new Cell(
                        name,
                        column.name(),
                        ValueKind.of(column.type()),
                        column.type().scaleIfAny().orElse(0)));
            }
        }
        return cells;
    }

    private static ValueKind kindOf(Schema type) {
        if (type.getLogicalType() != null) {
            return type.getLogicalType() instanceof LogicalTypes.Decimal
                    ? ValueKind.DECIMAL
                    : type.getType() == Schema.Type.INT ? ValueKind.DATE : ValueKind.DATETIME;
        }
        return switch (type.getType()) {
            case INT, LONG -> ValueKind.WHOLE;
            case FLOAT -> ValueKind.FLOAT;
            case DOUBLE -> ValueKind.DOUBLE;
            case BYTES -> ValueKind.BYTES;
            default -> ValueKind.TEXT;
        };
    }

    /** None if the lake's record key is not made of the source's own columns: then rows are compared by what is in them. */
    private static List<Integer> key(List<String> lakeKey, List<Cell> cells) {
        List<String> names = cells.stream().map(Cell::name).toList();
        List<Integer> key =
                lakeKey.stream().map(names::indexOf).filter(at -> at >= 0).toList();
        boolean isWhole =
                lakeKey.size() == key.size() || (lakeKey.size() == key.size() + 1 && !names.contains(lakeKey.get(0)));
        boolean isPlain = key.stream().noneMatch(at -> cells.get(at).source().isEmpty());
        return isWhole && isPlain ? key : List.of();
    }

    private static void requireColumns(LakeTable table, List<Cell> cells) {
        String missing = cells.stream()
                .map(Cell::name)
                .filter(name -> table.schema().getField(name) == null)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("The lake's table lacks columns of the source: " + missing
                    + ". Where the producer leaves them out, leave them out in table info (excludeColumns), too");
        }
    }

    /** The lake table of a source. */
    TableId targetOf(TableId source) {
        return planner.targetOf(source);
    }

    /** Whether rows of several sources are in one lake table, and nothing tells them apart. */
    boolean isMixed(TableId source) {
        return planner.planOf(source).shard().isEmpty();
    }
}
