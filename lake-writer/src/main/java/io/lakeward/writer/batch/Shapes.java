// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.writer.schema.LakeSchema;
import io.lakeward.writer.table.TableLayout;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the lake's tables are like, and will be when the batch is written as far as it was followed. */
final class Shapes {
    private final Function<TableId, Optional<TableLayout>> lake;
    private final Map<TableId, TableLayout> coming = new HashMap<>();

    /** @param lake the tables that the lake has */
    Shapes(Function<TableId, Optional<TableLayout>> lake) {
        this.lake = lake;
    }

    boolean isNew(TableId target) {
        return now(target).isEmpty();
    }

    /** What a table, as it is or will be, cannot become. */
    Optional<String> conversion(TableLayout wanted) {
        return both(wanted.target())
                .flatMap(table -> table.conversion(wanted).stream())
                .findFirst();
    }

    /** What the table that the lake has cannot become. */
    Optional<String> conversionOfLake(TableLayout wanted) {
        return lake.apply(wanted.target()).flatMap(table -> table.conversion(wanted));
    }

    boolean hasOtherKey(TableLayout wanted) {
        return both(wanted.target())
                .anyMatch(table -> table.spec().otherKey(wanted.spec()).isPresent());
    }

    /** The columns whose values cannot become what they are to be. */
    Set<String> conflicts(TableLayout wanted) {
        Set<String> columns = new HashSet<>();
        both(wanted.target()).forEach(table -> columns.addAll(table.conflicts(wanted)));
        return columns;
    }

    Set<String> conflictsOfLake(TableLayout wanted) {
        return lake.apply(wanted.target()).map(table -> table.conflicts(wanted)).orElse(Set.of());
    }

    /** The source's columns that another layout has no more. */
    Set<String> missing(TableLayout wanted) {
        Set<String> columns = new HashSet<>();
        both(wanted.target()).forEach(table -> columns.addAll(LakeSchema.missing(table.rows(), wanted.rows())));
        columns.removeIf(LakeSchema::isOwn);
        return columns;
    }

    /** Those of some columns that the table in the lake has. */
    Set<String> inLake(TableId target, Set<String> columns) {
        Set<String> there = new HashSet<>(columns);
        lake.apply(target)
                .ifPresentOrElse(
                        table -> there.removeIf(column -> table.rows().getField(column) == null), there::clear);
        return there;
    }

    /** Rows come, if the table can hold them. */
    void add(TableLayout rows) {
        Optional<TableLayout> now = now(rows.target());
        if (now.isEmpty() || now.get().conversion(rows).isEmpty()) {
            coming.put(rows.target(), now.map(table -> table.evolved(rows)).orElse(rows));
        }
    }

    /** The table loses columns, and is then to be as another layout says. */
    void change(Set<String> lost, TableLayout rows) {
        now(rows.target()).ifPresent(table -> coming.put(rows.target(), table.without(lost)));
        add(rows);
    }

    void replace(TableLayout rows) {
        coming.put(rows.target(), rows);
    }

    private Stream<TableLayout> both(TableId target) {
        return Stream.concat(lake.apply(target).stream(), Stream.ofNullable(coming.get(target)));
    }

    private Optional<TableLayout> now(TableId target) {
        return Optional.ofNullable(coming.get(target)).or(() -> lake.apply(target));
    }
}
