// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify;

import io.lakeward.writer.verify.row.Grid;
import io.lakeward.writer.verify.row.Range;
import io.lakeward.writer.verify.row.Sum;
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

    /** Where more ranges differ, their rows are looked at without that: each cut is a read of the lake's table. */
    private static final int MOST_TO_CUT = 16;

    /** So many rows are looked at together. */
    private static final long ROWS_OF_A_GROUP = 200_000;

    private final Summing source;
    private final Summing lake;
    private final Deque<Found> differing = new ArrayDeque<>();
    private boolean isStarted;
    private int ranges;
    private long sourceRows;
    private long lakeRows;

    private record Found(Range range, long rows) {}

    /** Adds up the rows of a side, by the ranges of a grid within a range. */
    interface Summing {
        Map<String, Sum> sums(Range within, Grid grid) throws SQLException;
    }

    RangeSearch(Summing source, Summing lake) {
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

    boolean isStarted() {
        return isStarted;
    }

    void start(Grid grid) throws SQLException {
        compare(Range.ALL, grid);
        isStarted = true;
    }

    /** Some of the differing ranges; none if there are no more. */
    List<Range> next() {
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
        Map<String, Sum> inLake = lake.sums(outer, grid);
        Set<String> names = new HashSet<>(wanted.keySet());
        names.addAll(inLake.keySet());
        ranges += names.size();
        if (outer.equals(Range.ALL)) {
            sourceRows = rows(wanted);
            lakeRows = rows(inLake);
        }
        List<Found> found = new ArrayList<>();
        for (String name : names) {
            Sum one = wanted.getOrDefault(name, Sum.NOTHING);
            Sum other = inLake.getOrDefault(name, Sum.NOTHING);
            if (!one.equals(other)) {
                found.add(new Found(outer.within(grid, name), Math.max(one.rows(), other.rows())));
            }
        }
        for (Found range : found) {
            Optional<Grid> finer = grid.finer();
            if (range.rows > ROWS_OF_A_RANGE && finer.isPresent() && found.size() <= MOST_TO_CUT) {
                compare(range.range, finer.get());
            } else {
                differing.add(range);
            }
        }
    }

    private static long rows(Map<String, Sum> sums) {
        return sums.values().stream().mapToLong(Sum::rows).sum();
    }
}
