// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.plan;

import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.info.TableInfo;
import io.lakeward.writer.info.TableInfo.UnusedEntry;
import io.lakeward.writer.info.TableInfoException;
import io.lakeward.writer.info.TablePlan;
import io.lakeward.writer.table.TableLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Holds table info against the tables that are known before the job reads on. */
public final class TableInfoCheck {
    private final Map<TableId, TableSchema> tables;
    private final Function<TableLayout, Optional<String>> conversion;
    private final Function<TableLayout, Optional<String>> otherPartition;

    /**
     * @param tables the newest columns of the source tables that are known, of which there may be more with time
     * @param conversion what of a layout's key and types the lake's table cannot become
     * @param otherPartition where a layout has another partition than the lake's table
     */
    public TableInfoCheck(
            Map<TableId, TableSchema> tables,
            Function<TableLayout, Optional<String>> conversion,
            Function<TableLayout, Optional<String>> otherPartition) {
        this.tables = tables;
        this.conversion = conversion;
        this.otherPartition = otherPartition;
    }

    /** All that is wrong; each problem is one line. */
    public List<String> problems(TableInfo info) {
        Set<String> problems = new LinkedHashSet<>();
        for (UnusedEntry entry : info.unused(tables.keySet())) {
            entry.near()
                    .ifPresent(near -> problems.add(entry.place() + " must be for a table of the source, but "
                            + entry.names() + " is not known: if " + near + " is meant, correct it; if not, give "
                            + near + " an entry of its own"));
        }
        Map<TableId, TableLayout> byTarget = new HashMap<>();
        Planner planner = new Planner(info, tables);
        tables.values().stream()
                .sorted((one, other) ->
                        one.table().toString().compareTo(other.table().toString()))
                .forEach(table -> problems.addAll(problems(planner, table, byTarget)));
        return List.copyOf(problems);
    }

    /** Whether another key or type can only come from the source: the lake follows it then, or the table is parked. */
    private static boolean isBySource(TablePlan plan) {
        return !plan.isShared() && plan.recordKey().isEmpty() && plan.columns().isEmpty();
    }

    /** The entries that are for no known table, for a warning: their tables may be empty, or yet to come. */
    public List<String> unused(TableInfo info) {
        return info.unused(tables.keySet()).stream()
                .map(entry -> entry.place() + " (" + entry.names() + ")")
                .toList();
    }

    private List<String> problems(Planner planner, TableSchema table, Map<TableId, TableLayout> byTarget) {
        List<String> problems = new ArrayList<>();
        try {
            TableLayout layout = planner.planFor(table).layout();
            TableLayout other = byTarget.putIfAbsent(layout.target(), layout);
            if (other != null && !other.spec().equals(layout.spec())) {
                problems.add("The tables that come into " + layout.target()
                        + " must have one record key, partition and type, but " + table.table() + " differs: "
                        + layout.spec() + " and " + other.spec());
            }
            otherPartition.apply(layout).ifPresent(problems::add);
            if (!isBySource(planner.planOf(table.table()))) {
                conversion.apply(layout).ifPresent(problems::add);
            }
        } catch (TableInfoException e) {
            problems.addAll(e.problems());
        } catch (IllegalArgumentException e) {
            // The lake cannot have this table, whatever table info says: its records go to quarantine.
            return problems;
        }
        return problems;
    }
}
