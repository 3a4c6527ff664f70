// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.writer.alert.Alerts;
import io.lakeward.writer.metrics.RecordMetrics;
import io.lakeward.writer.plan.Planner;
import io.lakeward.writer.table.LakeTable;
import io.lakeward.writer.table.LakeTables;
import io.lakeward.writer.table.TableWriter;
import io.lakeward.writer.table.WriterLease;
import java.util.Optional;
import java.util.Set;

/**
 * What everything that writes tables has in common.
 *
 * @param lease held for as long as tables are written
 * @param plans what becomes of the tables
 * @param limit told of each record that goes to quarantine
 * @param metrics told of every record that is committed
 * @param alerts told of what somebody should look at
 */
public record BatchParts(
        WriterLease lease,
        LakeTables tables,
        TableWriter writer,
        OwnTables own,
        Pasts pasts,
        Plans plans,
        QuarantineLimit limit,
        RecordMetrics metrics,
        Alerts alerts) {
    /** The source tables of a table of the lake, as far as they are known. */
    Set<TableId> sources(TableId target) {
        Planner planner = plans.current();
        return pasts.sources(source -> planner.targetOf(source).equals(target));
    }

    /** Takes what the lake says of a table now: what its sources are is known from that. */
    Optional<LakeTable> seeSources(TableId target) {
        tables.forget(target);
        Optional<LakeTable> table = tables.existing(target);
        table.ifPresent(found -> pasts.see(found.sources()));
        return table;
    }

    /** Whether a table of the lake is known to have the rows of one source table alone. */
    boolean isAlone(TableId target) {
        Planner planner = plans.current();
        Set<TableId> sources = sources(target);
        return !sources.isEmpty()
                && sources.stream().allMatch(source -> planner.planOf(source).isAlone());
    }
}
