// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.plan;

import io.lakeward.event.Column;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.info.TableInfo;
import io.lakeward.writer.info.TablePlan;
import io.lakeward.writer.schema.InferredColumns;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells what table info says of a table, on the driver and on the executors. */
public final class Planner implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MAX_PLANS = 1000;

    private record Fit(TablePlan plan, TableSchema source, List<Column> later) {}

    /** Analysing expressions costs milliseconds, and what comes of it belongs to one thread. */
    private static final ThreadLocal<Map<Fit, RowPlan>> PLANS = ThreadLocal.withInitial(Recent::new);

    private final TableInfo info;
    private final Map<TableId, TableSchema> newest;

    /** @param newest the tables that are known, with the newest of their schemas */
    public Planner(TableInfo info, Map<TableId, TableSchema> newest) {
        this.info = info;
        this.newest = Map.copyOf(newest);
    }

    public TableId targetOf(TableId source) {
        return info.isEmpty() ? source : info.planOf(source).target();
    }

    /** What table info says of a source table. */
    public TablePlan planOf(TableId source) {
        return info.planOf(source);
    }

    /** Whether the table has no key of any kind, so that equal rows are only counted. */
    public boolean isBag(TableSchema source) {
        return source.key().isEmpty()
                && (info.isEmpty() || info.planOf(source.table()).recordKey().isEmpty());
    }

    /**
     * The plan for rows with these columns. A column that the table only has by now may be named in expressions: rows
     * from before have NULL there.
     *
     * @throws io.lakeward.writer.info.TableInfoException if table info does not fit the columns
     * @throws IllegalArgumentException if the lake cannot have such a table
     */
    public RowPlan planFor(TableSchema source) {
        TablePlan plan = info.planOf(source.table());
        Fit fit = new Fit(plan, InferredColumns.withoutEmpty(source), plan.isPlain() ? List.of() : later(source));
        return PLANS.get()
                .computeIfAbsent(fit, unseen -> new RowPlanBuilder(plan, unseen.source, unseen.later).build());
    }

    /** The table as it was last seen, if that is known. */
    public Optional<TableSchema> known(TableId table) {
        return Optional.ofNullable(newest.get(table));
    }

    private List<Column> later(TableSchema source) {
        TableSchema known = newest.getOrDefault(source.table(), source);
        List<String> names = source.columns().stream().map(Column::name).toList();
        return Stream.concat(
                        source.columns().stream().filter(InferredColumns::isEmpty),
                        known.columns().stream().filter(column -> !names.contains(column.name())))
                .map(InferredColumns::forExpressions)
                .toList();
    }

    private static final class Recent extends LinkedHashMap<Fit, RowPlan> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Fit, RowPlan> eldest) {
            return size() > MAX_PLANS;
        }
    }
}
