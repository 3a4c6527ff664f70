// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.SchemaChangeKind;
import io.lakeward.event.SchemaEvent;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.horizon.Horizons;
import io.lakeward.writer.info.ColumnDrop;
import io.lakeward.writer.info.DeletePolicy;
import io.lakeward.writer.info.Following;
import io.lakeward.writer.info.TableInfoException;
import io.lakeward.writer.info.TablePlan;
import io.lakeward.writer.plan.Planner;
import io.lakeward.writer.schema.LakeNames;
import io.lakeward.writer.table.TableLayout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what the statements and readings of a batch do to the lake. Knows no storage. */
final class SchemaFollower {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaFollower.class);

    /**
     * @param retired lake tables to be made anew, with the sequence of the statement that asks for it
     * @param remade lake tables to be written anew without some columns
     * @param altered statements that leave their tables with other columns, in order
     * @param followed by source table the newest statement that leaves it with other columns
     */
    record Outcome(
            Horizons horizons,
            Map<TableId, Long> retired,
            Map<TableId, Remake> remade,
            List<SchemaEvent> altered,
            Map<TableId, Long> followed) {}

    private final Planner planner;
    private final Collection<TableId> sources;
    private final Shapes shapes;
    private final Map<TableId, Long> retired = new HashMap<>();
    private final Map<TableId, Remake> remade = new HashMap<>();
    private final Map<TableId, Long> followed = new HashMap<>();
    private final List<SchemaEvent> altered = new ArrayList<>();
    private Horizons horizons;

    /**
     * @param before what is known already
     * @param sources all source tables that are known
     * @param lake the tables that the lake has
     */
    SchemaFollower(
            Planner planner,
            Horizons before,
            Collection<TableId> sources,
            Function<TableId, Optional<TableLayout>> lake) {
        this.planner = planner;
        this.horizons = before;
        this.sources = sources;
        this.shapes = new Shapes(lake);
    }

    /**
     * @param statements in order
     * @param rows the schemas of the batch's changes
     * @throws TableFailure if table info says stop for one of them
     */
    Outcome follow(List<SchemaEvent> statements, Map<TableSchema, SchemaUse> rows, List<ReadNotice> readings) {
        Queue<Map.Entry<TableSchema, SchemaUse>> coming = new PriorityQueue<>(Comparator.comparingLong(
                (Map.Entry<TableSchema, SchemaUse> use) -> use.getValue().first()));
        coming.addAll(rows.entrySet());
        for (SchemaEvent statement : statements) {
            while (!coming.isEmpty() && coming.peek().getValue().first() < statement.sequence()) {
                add(coming.poll());
            }
            follow(statement);
        }
        for (ReadNotice reading : readings) {
            if (mayLoseRows(planner.planOf(reading.event().table()))) {
                horizons = horizons.readIn(reading.partition(), reading.event());
            }
        }
        altered.removeIf(statement -> isPast(statement, statement.table()));
        remade.keySet().removeAll(retired.keySet());
        return new Outcome(horizons, retired, remade, List.copyOf(altered), followed);
    }

    private void add(Map.Entry<TableSchema, SchemaUse> rows) {
        TableId source = rows.getKey().table();
        long last = rows.getValue().last();
        if (last >= horizons.since(source)) {
            layoutOf(rows.getKey())
                    .map(layout -> layout.without(horizons.lost(source, last)))
                    .ifPresent(shapes::add);
        }
    }

    private void follow(SchemaEvent statement) {
        switch (statement.kind()) {
            case TRUNCATE -> emptied(statement, statement.table());
            case DROP -> {
                if (statement.table() != null) {
                    emptied(statement, statement.table());
                } else {
                    sources.stream()
                            .filter(source -> source.database().equals(statement.database()))
                            .forEach(source -> emptied(statement, source));
                }
            }
            case CREATE, ALTER -> {
                if (statement.after() != null) {
                    changed(statement);
                }
            }
            default -> {
                return;
            }
        }
    }

    private void emptied(SchemaEvent statement, TableId source) {
        TablePlan plan = planner.planOf(source);
        Following policy = plan.ddl().of(statement.kind());
        if (policy == Following.IGNORE || isPast(statement, source)) {
            return;
        }
        if (policy == Following.STOP) {
            throw TableFailure.stopped(
                    plan.target(),
                    "Table info stops at \"" + statement.statement() + "\" of " + source + " (" + plan.place()
                            + "): set " + plan.ddl().key(statement.kind())
                            + " to follow or ignore");
        }
        if (mayLoseRows(plan)) {
            horizons = horizons.emptied(source, statement.sequence());
        }
    }

    private void changed(SchemaEvent statement) {
        TableId source = statement.after().table();
        if (!horizons.hasFollowed(source, statement.sequence())) {
            followed.merge(source, statement.sequence(), Math::max);
            layoutOf(statement.after()).ifPresent(layout -> changed(statement, planner.planOf(source), layout));
        }
    }

    private void changed(SchemaEvent statement, TablePlan plan, TableLayout layout) {
        boolean isAlone = plan.isAlone();
        boolean isAnew = statement.isReread() || (statement.kind() == SchemaChangeKind.CREATE && isAlone);
        boolean hasOtherKey = shapes.hasOtherKey(layout);
        Set<String> added = statement.added().stream()
                .filter(column -> !plan.columns().containsKey(column))
                .map(LakeNames::of)
                .collect(Collectors.toSet());
        Set<String> conflicts = shapes.conflicts(layout);
        if (!conflicts.isEmpty() || hasOtherKey) {
            boolean isFollowed = isAnew || (!hasOtherKey && added.containsAll(conflicts));
            if (plan.isShared() || !isFollowed || (hasOtherKey && !isAlone)) {
                return; // The rows tell it.
            }
            requireConversion(statement, plan, layout);
            if (isAnew && isAlone) {
                convert(statement, plan, layout);
                return;
            }
            if (!isAlone) {
                LOG.warn(
                        "{} of {} is NULL in rows of other tables until these are altered as {} was",
                        conflicts,
                        plan.target(),
                        plan.source());
            }
        } else if (statement.isReread() && isAlone && shapes.isNew(layout.target())) {
            // All rows come again, and those from before may not be like these.
            horizons = horizons.emptied(plan.source(), statement.sequence());
        }
        evolve(statement, plan, layout, added, isAlone && plan.ddl().dropColumn() == ColumnDrop.DROP);
    }

    private void requireConversion(SchemaEvent statement, TablePlan plan, TableLayout layout) {
        if (plan.ddl().conversion() == Following.STOP) {
            throw TableFailure.stopped(
                    plan.target(),
                    "Table info stops at \"" + statement.statement() + "\" of " + plan.source() + " (" + plan.place()
                            + "): " + shapes.conversion(layout).orElseThrow() + ". Set conversion to follow");
        }
    }

    private void convert(SchemaEvent statement, TablePlan plan, TableLayout layout) {
        horizons = horizons.emptied(plan.source(), statement.sequence());
        if (shapes.conversionOfLake(layout).isPresent()) {
            retired.put(plan.target(), statement.sequence());
        }
        shapes.replace(layout);
    }

    private void evolve(
            SchemaEvent statement, TablePlan plan, TableLayout layout, Set<String> added, boolean dropsColumns) {
        Set<String> gone = dropsColumns ? shapes.missing(layout) : Set.of();
        Set<String> lost = new HashSet<>(gone);
        lost.addAll(shapes.conflicts(layout));
        Set<String> lostOfLake = new HashSet<>(shapes.inLake(layout.target(), gone));
        lostOfLake.addAll(shapes.conflictsOfLake(layout));
        if (!lostOfLake.isEmpty()) {
            remade.merge(layout.target(), new Remake(lostOfLake, statement.sequence()), Remake::and);
        }
        horizons = horizons.renewed(plan.source(), added, statement.sequence())
                .renewed(plan.source(), lost, statement.sequence());
        shapes.change(lost, layout);
        altered.add(statement);
    }

    private Optional<TableLayout> layoutOf(TableSchema after) {
        try {
            return Optional.of(planner.planFor(after).layout());
        } catch (TableInfoException | IllegalArgumentException e) {
            // The rows tell it, each with its own message.
            return Optional.empty();
        }
    }

    private boolean isPast(SchemaEvent statement, TableId source) {
        return statement.sequence() <= horizons.since(source);
    }

    private static boolean mayLoseRows(TablePlan plan) {
        if (plan.isShared()) {
            LOG.warn(
                    "Rows of {} that the source has no more stay in {}: nothing there tells from which table a row is"
                            + " (a shardColumn would)",
                    plan.source(),
                    plan.target());
        }
        return !plan.isShared() && plan.deletes() != DeletePolicy.IGNORE;
    }
}
