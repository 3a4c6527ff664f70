// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify;

import io.lakeward.writer.verify.row.Grid;
import io.lakeward.writer.verify.row.Range;
import io.lakeward.writer.verify.row.Sum;
import io.lakeward.writer.verify.side.LakeSide;
import io.lakeward.writer.verify.side.SourceSide;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the ranges in which both sides do not add up to the same, small enough to look at their rows. */
final class RangeSearch {
    /** A range with more rows is cut into smaller ones. */
    private static final long ROWS_OF_A_RANGE = 20_000;

    /** So many rows are looked at together. */
    private static final long ROWS_OF_A_GROUP = 200_000;

    private final SourceSide source;
    private final LakeSide lake;
    private final Deque<Found> differing = new ArrayDeque<>();
    private boolean isStarted;
    private int ranges;
    private long sourceRows;
    private long lakeRows;

    private record Found(Range range, long rows) {}

    RangeSearch(SourceSide source, LakeSide lake) {
        this.source = source;
        this.lake = lake;
    }

    boolean isDone() {
        return isStarted && differing.isEmpty();
    }

    int ranges() {
        return ranges;
    }

    long sourceRows() {
        return sourceRows;
    }

    long lakeRows() {
        return lakeRows;
    }

    /** Some of the differing ranges; none if there are no more. */
    List<Range> next() throws SQLException {
        if (!isStarted) {
            compare(Range.ALL, source.grid());
            isStarted = true;
        }
        List<Range> group = new ArrayList<>();
        long rows = 0;
        while (!differing.isEmpty() && (group.isEmpty() || rows + differing.peek().rows <= ROWS_OF_A_GROUP)) {
            Found found = differing.remove();
            rows += found.rows;
            group.add(found.range);
        }
        return group;
    }

    private void compare(Range outer, Grid grid) throws SQLException {
        Map<String, Sum> wanted = source.sums(outer, grid);
        Map<String, Sum> found = lake.sums(outer, grid);
        Set<String> names = new HashSet<>(wanted.keySet());
        names.addAll(found.keySet());
        ranges += names.size();
        if (outer.equals(Range.ALL)) {
            sourceRows = rows(wanted);
            lakeRows = rows(found);
        }
        for (String name : names) {
            Sum one = wanted.getOrDefault(name, Sum.NOTHING);
            Sum other = found.getOrDefault(name, Sum.NOTHING);
            Range range = outer.within(grid, name);
            Optional<Grid> finer = grid.finer();
            long rows = Math.max(one.rows(), other.rows());
            if (!one.equals(other) && rows > ROWS_OF_A_RANGE && finer.isPresent()) {
                compare(range, finer.get());
            } else if (!one.equals(other)) {
                differing.add(new Found(range, rows));
            }
        }
    }

    private static long rows(Map<String, Sum> sums) {
        return sums.values().stream().mapToLong(Sum::rows).sum();
    }
}
