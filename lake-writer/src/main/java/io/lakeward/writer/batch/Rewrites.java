// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.lakeward.event.SchemaEvent;
import io.lakeward.event.TableId;
import io.lakeward.writer.batch.SchemaFollower.Outcome;
import io.lakeward.writer.info.DeletePolicy;
import io.lakeward.writer.info.TablePlan;
import io.lakeward.writer.plan.Planner;
import io.lakeward.writer.schema.LakeNames;
import io.lakeward.writer.table.Sweep;
import io.lakeward.writer.table.Sweep.Action;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the statements of a batch do to the lake's tables beside its changes of rows.
 *
 * @param sweeps by table of the lake
 * @param altered the statements that leave its sources with other columns, in order, by table of the lake
 */
record Rewrites(Map<TableId, List<Sweep>> sweeps, Map<TableId, List<SchemaEvent>> altered) {
    static final Rewrites NONE = new Rewrites(Map.of(), Map.of());

    static Rewrites of(Outcome outcome, Planner planner) {
        Stream<Map.Entry<TableId, Sweep>> gone = outcome.horizons().unswept().stream()
                .map(horizon -> gone(planner.planOf(horizon.source()), horizon.since()));
        Stream<Map.Entry<TableId, Sweep>> cleared = outcome.altered().stream()
                .flatMap(statement -> cleared(planner.planOf(statement.table()), statement).stream());
        return new Rewrites(
                Stream.concat(gone, cleared)
                        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList()))),
                outcome.altered().stream().collect(groupingBy(statement -> planner.targetOf(statement.table()))));
    }

    Set<TableId> targets() {
        Set<TableId> targets = new HashSet<>(sweeps.keySet());
        targets.addAll(altered.keySet());
        return targets;
    }

    List<Sweep> sweepsOf(TableId target) {
        return sweeps.getOrDefault(target, List.of());
    }

    List<SchemaEvent> alteredOf(TableId target) {
        return altered.getOrDefault(target, List.of());
    }

    private static Map.Entry<TableId, Sweep> gone(TablePlan plan, long since) {
        return Map.entry(
                plan.target(),
                new Sweep(
                        since,
                        part(plan),
                        plan.deletes() == DeletePolicy.SOFT ? new Action.Mark() : new Action.Delete()));
    }

    /** A column of the same name may have been there before, and dropped: the lake has kept what it held. */
    private static Optional<Map.Entry<TableId, Sweep>> cleared(TablePlan plan, SchemaEvent statement) {
        List<String> columns = statement.added().stream()
                .filter(column -> !plan.columns().containsKey(column))
                .map(LakeNames::of)
                .toList();
        return columns.isEmpty() || statement.isReread() || plan.isShared()
                ? Optional.empty()
                : Optional.of(Map.entry(
                        plan.target(), new Sweep(statement.sequence(), part(plan), new Action.Clear(columns))));
    }

    private static Optional<Sweep.Part> part(TablePlan plan) {
        return plan.shard().map(shard -> new Sweep.Part(LakeNames.of(shard.column()), shard.value()));
    }
}
