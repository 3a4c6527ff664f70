// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.SchemaEvent;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.horizon.Horizons;
import io.lakeward.writer.info.DeletePolicy;
import io.lakeward.writer.info.Following;
import io.lakeward.writer.info.TableInfoException;
import io.lakeward.writer.info.TablePlan;
import io.lakeward.writer.plan.Planner;
import io.lakeward.writer.table.StopException;
import io.lakeward.writer.table.TableLayout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what the statements and readings of a batch do to the lake. Knows no storage. */
final class SchemaFollower {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaFollower.class);

    /**
     * @param retired lake tables to be made anew, with the sequence of the statement that asks for it
     * @param altered statements that leave their tables with other columns, in order
     */
    record Outcome(Horizons horizons, Map<TableId, Long> retired, List<SchemaEvent> altered) {}

    private final Planner planner;
    private final Collection<TableId> sources;
    private final Function<TableLayout, Optional<String>> conversion;
    private final Map<TableId, Long> retired = new HashMap<>();
    private final List<SchemaEvent> altered = new ArrayList<>();
    private Horizons horizons;

    /**
     * @param before what is known already
     * @param sources all source tables that are known
     * @param conversion what of a layout's key and types the lake's table cannot become
     */
    SchemaFollower(
            Planner planner,
            Horizons before,
            Collection<TableId> sources,
            Function<TableLayout, Optional<String>> conversion) {
        this.planner = planner;
        this.horizons = before;
        this.sources = sources;
        this.conversion = conversion;
    }

    /**
     * @param statements in order
     * @throws StopException if table info says so for one of them
     */
    Outcome follow(List<SchemaEvent> statements, List<ReadNotice> readings) {
        statements.forEach(this::follow);
        for (ReadNotice reading : readings) {
            if (mayLoseRows(planner.planOf(reading.event().table()))) {
                horizons = horizons.readIn(reading.partition(), reading.event());
            }
        }
        altered.removeIf(statement -> isPast(statement, statement.table()));
        return new Outcome(horizons, retired, List.copyOf(altered));
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
            throw new StopException("Table info stops at \"" + statement.statement() + "\" of " + source + " ("
                    + plan.place() + "): set " + plan.ddl().key(statement.kind())
                    + " to follow or ignore, and start again");
        }
        if (mayLoseRows(plan)) {
            horizons = horizons.emptied(source, statement.sequence());
        }
    }

    private void changed(SchemaEvent statement) {
        TableSchema after = statement.after();
        TablePlan plan = planner.planOf(after.table());
        if (isPast(statement, after.table())) {
            return;
        }
        Optional<TableLayout> layout = layoutOf(after);
        Optional<String> converted = layout.flatMap(conversion);
        if (layout.isPresent() && converted.isEmpty()) {
            altered.add(statement);
        }
        if (!statement.isReread() || plan.isShared() || plan.shard().isPresent()) {
            return;
        }
        converted.ifPresent(what -> {
            if (plan.ddl().conversion() == Following.STOP) {
                throw new StopException("Table info stops at \"" + statement.statement() + "\" of " + after.table()
                        + " (" + plan.place() + "): " + what + ". Set conversion to follow, and start again");
            }
            horizons = horizons.emptied(after.table(), statement.sequence());
            retired.put(plan.target(), statement.sequence());
        });
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
