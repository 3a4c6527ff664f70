// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify.side;

import io.lakeward.event.TableId;
import io.lakeward.writer.verify.row.Grid;
import io.lakeward.writer.verify.row.Range;
import io.lakeward.writer.verify.row.Row;
import io.lakeward.writer.verify.row.Shape;
import io.lakeward.writer.verify.row.Sum;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The tables of MySQL whose rows are compared with those of one lake table. */
public final class SourceSide {
    private static final int KEYS_AT_ONCE = 500;
    private static final long ROWS_OF_A_RANGE = 10_000;
    private static final int MOST_RANGES = 1024;

    private final List<SourceTable> tables;
    private final Shape shape;

    public SourceSide(List<SourceTable> tables, Shape shape) {
        this.tables = List.copyOf(tables);
        this.shape = shape;
    }

    public List<TableId> ids() {
        return tables.stream().map(SourceTable::id).toList();
    }

    /** The ranges that a comparison begins with. */
    public Grid grid() throws SQLException {
        long rows = 0;
        TreeSet<BigInteger> extent = new TreeSet<>();
        for (SourceTable table : tables) {
            rows += table.estimate();
            if (shape.isByNumber()) {
                extent.addAll(table.extent());
            }
        }
        int ranges = (int) Math.max(1, Math.min(MOST_RANGES, rows / ROWS_OF_A_RANGE));
        return extent.isEmpty() ? shape.grid(ranges) : shape.grid(extent.first(), extent.last(), ranges);
    }

    public Map<String, Sum> sums(Range range, Grid grid) throws SQLException {
        Map<String, Sum> sums = new HashMap<>();
        for (SourceTable table : tables) {
            table.sums(range, grid).forEach((name, sum) -> sums.merge(name, sum, Sum::plus));
        }
        return sums;
    }

    public void rows(List<Range> ranges, Consumer<Row> taker) throws SQLException {
        for (SourceTable table : tables) {
            for (Range range : ranges) {
                table.rows(range, taker);
            }
        }
    }

    /** The rows with these keys. */
    public void find(List<List<String>> keys, Consumer<Row> taker) throws SQLException {
        for (List<List<String>> part : parts(keys)) {
            for (SourceTable table : tables) {
                table.find(part, taker);
            }
        }
    }

    /** The texts of the rows with these keys. */
    public Map<List<String>, List<String>> texts(List<List<String>> keys) throws SQLException {
        Map<List<String>, List<String>> found = new HashMap<>();
        for (List<List<String>> part : parts(keys)) {
            for (SourceTable table : tables) {
                table.find(part, (Row row, List<String> texts) -> found.put(row.key(), texts));
            }
        }
        return found;
    }

    private static List<List<List<String>>> parts(List<List<String>> keys) {
        List<List<List<String>>> parts = new ArrayList<>();
        for (int i = 0; i < keys.size(); i += KEYS_AT_ONCE) {
            parts.add(keys.subList(i, Math.min(keys.size(), i + KEYS_AT_ONCE)));
        }
        return parts;
    }
}
