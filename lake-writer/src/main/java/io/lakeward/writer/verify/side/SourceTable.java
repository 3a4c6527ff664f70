// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify.side;

import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.plan.RowPlan;
import io.lakeward.writer.verify.row.Cell;
import io.lakeward.writer.verify.row.Digests;
import io.lakeward.writer.verify.row.Grid;
import io.lakeward.writer.verify.row.Range;
import io.lakeward.writer.verify.row.Row;
import io.lakeward.writer.verify.row.Shape;
import io.lakeward.writer.verify.row.Sum;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A table of MySQL, as it must be in the lake. MySQL adds up its rows, unless only the writer's plan tells what they are. */
public final class SourceTable {
    private final SourceDatabase database;
    private final TableId id;
    private final Shape shape;
    private final Optional<ExpectedRows> computed;

    private SourceTable(SourceDatabase database, TableId id, Shape shape, Optional<ExpectedRows> computed) {
        this.database = database;
        this.id = id;
        this.shape = shape;
        this.computed = computed;
    }

    public static SourceTable plain(SourceDatabase database, TableSchema table, Shape shape) {
        return new SourceTable(database, table.table(), shape, Optional.empty());
    }

    /** One whose rows are not in the lake as they are in MySQL. */
    public static SourceTable computed(SourceDatabase database, TableSchema table, Shape shape, RowPlan plan) {
        return new SourceTable(
                database, table.table(), shape, Optional.of(new ExpectedRows(table, plan, shape.cells())));
    }

    TableId id() {
        return id;
    }

    /** How many rows there are, more or less. */
    long estimate() throws SQLException {
        return database
                .rows(
                        "SELECT COALESCE(TABLE_ROWS, 0) FROM information_schema.TABLES WHERE TABLE_SCHEMA = "
                                + literal(id.database()) + " AND TABLE_NAME = " + literal(id.table()),
                        row -> row.getLong(1))
                .stream()
                .findFirst()
                .orElse(0L);
    }

    /** The least and the greatest number in the first column of the key; empty if there are no rows. */
    List<BigInteger> extent() throws SQLException {
        String column = shape.keyCells().get(0).quoted();
        return database
                .rows("SELECT MIN(" + column + " + 0), MAX(" + column + " + 0) FROM " + name(), row -> texts(row, 2))
                .get(0)
                .stream()
                .filter(text -> text != null)
                .map(BigInteger::new)
                .toList();
    }

    /** What a range's own ranges add up to. */
    Map<String, Sum> sums(Range range, Grid grid) throws SQLException {
        Map<String, Sum> sums = new HashMap<>();
        if (computed.isEmpty()) {
            database.stream(
                    "SELECT " + grid.sql() + ", COUNT(*), " + Digests.sumSql(shape.cells()) + " FROM " + name()
                            + " WHERE " + range.where() + " GROUP BY 1",
                    row -> sums.put(
                            row.getString(1), new Sum(row.getLong(2), new BigInteger(row.getString(3)).longValue())));
            return sums;
        }
        expected(
                where(range),
                range,
                texts -> sums.merge(
                        grid.rangeOf(shape.keyOf(texts)),
                        Sum.of(shape.row(texts).digest()),
                        Sum::plus));
        return sums;
    }

    void rows(Range range, Consumer<Row> taker) throws SQLException {
        if (computed.isPresent()) {
            expected(where(range), range, texts -> taker.accept(shape.row(texts)));
        } else {
            digests(range.where(), taker);
        }
    }

    /** The rows with these keys, or, without a key, with these digests. */
    void find(List<List<String>> keys, Consumer<Row> taker) throws SQLException {
        if (computed.isPresent()) {
            find(keys, (row, texts) -> taker.accept(row));
        } else {
            digests(where(keys), row -> {
                if (keys.contains(row.key())) {
                    taker.accept(row);
                }
            });
        }
    }

    /** Takes a row with its texts. */
    interface Texts {
        void take(Row row, List<String> texts);
    }

    void find(List<List<String>> keys, Texts taker) throws SQLException {
        Predicate<Row> isWanted = row -> keys.contains(row.key());
        Consumer<List<String>> each = texts -> {
            Row row = shape.row(texts);
            if (isWanted.test(row)) {
                taker.take(row, texts);
            }
        };
        if (computed.isPresent()) {
            expected(shape.isBag() ? "TRUE" : where(keys), Range.ALL, each);
        } else {
            String texts = shape.cells().stream()
                    .map(cell -> cell.kind().text(cell.quoted()))
                    .collect(Collectors.joining(", "));
            database.stream(
                    "SELECT " + texts + " FROM " + name() + " WHERE " + where(keys),
                    row -> each.accept(texts(row, shape.cells().size())));
        }
    }

    private void digests(String where, Consumer<Row> taker) throws SQLException {
        List<Cell> key = shape.isBag() ? List.of() : shape.keyCells();
        String texts =
                key.stream().map(cell -> cell.kind().text(cell.quoted()) + ", ").collect(Collectors.joining());
        database.stream("SELECT " + texts + Digests.sql(shape.cells()) + " FROM " + name() + " WHERE " + where, row -> {
            String digest = row.getString(key.size() + 1);
            taker.accept(new Row(shape.isBag() ? List.of(digest) : texts(row, key.size()), digest));
        });
    }

    private void expected(String where, Range range, Consumer<List<String>> taker) throws SQLException {
        ExpectedRows rows = computed.orElseThrow();
        database.stream("SELECT " + rows.select() + " FROM " + name() + " WHERE " + where, row -> rows.of(
                        texts(row, rows.columns()))
                .filter(texts -> range.has(shape.keyOf(texts)))
                .ifPresent(taker));
    }

    /** What a row without a key is in the lake, MySQL does not know: then all are looked at. */
    private String where(Range range) {
        return shape.isBag() ? "TRUE" : range.where();
    }

    private String where(List<List<String>> keys) {
        if (shape.isBag()) {
            return Digests.sql(shape.cells()) + " IN "
                    + keys.stream().map(key -> literal(key.get(0))).collect(Collectors.joining(", ", "(", ")"));
        }
        List<Cell> columns = shape.keyCells();
        return columns.stream().map(Cell::quoted).collect(Collectors.joining(", ", "(", ")")) + " IN "
                + keys.stream().map(key -> literals(columns, key)).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String literals(List<Cell> columns, List<String> key) {
        List<String> literals = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String text = key.get(i);
            literals.add(
                    switch (columns.get(i).kind()) {
                        case WHOLE, DECIMAL -> text;
                        case BYTES -> "X'" + text + "'";
                        default -> literal(text);
                    });
        }
        return literals.stream().collect(Collectors.joining(", ", "(", ")"));
    }

    private static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static List<String> texts(ResultSet row, int count) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            texts.add(row.getString(i));
        }
        return texts;
    }

    private String name() {
        return Cell.quoted(id.database()) + "." + Cell.quoted(id.table());
    }
}
