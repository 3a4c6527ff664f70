// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.SchemaEvent;
import io.lakeward.writer.batch.BatchSummary.BadPart;
import io.lakeward.writer.batch.BatchSummary.TableSummary;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an operator reads of each batch. */
final class BatchLog {
    private static final Logger LOG = LoggerFactory.getLogger(BatchLog.class);

    private BatchLog() {}

    static void read(BatchSummary batch) {
        for (SchemaEvent statement : batch.statements()) {
            LOG.info(
                    "Schema change in {}: {}{}",
                    statement.table() == null ? statement.database() : statement.table(),
                    statement.statement(),
                    statement.isReread() ? " (its rows are read again)" : "");
        }
    }

    static void bad(List<BadPart> bad) {
        if (!bad.isEmpty()) {
            BadPart first = bad.get(0);
            LOG.warn(
                    "{} records could not be read and are kept in the lake table {}; the first is {}:{}"
                            + " (partition:offset), table {}: {}",
                    bad.size(),
                    Quarantine.TABLE.table(),
                    first.partition(),
                    first.offset(),
                    first.table() == null ? "unknown" : first.table(),
                    first.error());
        }
    }

    static void waiting(List<AwaitingReplay> waiting) {
        if (!waiting.isEmpty()) {
            AwaitingReplay first = waiting.get(0);
            LOG.warn(
                    "{} records of rows without a key are left in the lake table {}, because they are there since this part of"
                            + " the topic was first read: only ./lakeward replay applies them; the first is {}:{}"
                            + " (partition:offset), table {}",
                    waiting.size(),
                    Quarantine.TABLE.table(),
                    first.partition(),
                    first.offset(),
                    first.table());
        }
    }

    static void written(long batchId, BatchSummary batch, int quarantined, Duration took) {
        Collection<TableSummary> tables = batch.tables().values();
        Counts counts = tables.stream().map(TableSummary::counts).reduce(Counts.NONE, Counts::plus);
        LOG.info(
                "Batch {}: {} changes in {} tables, {} superseded, {} quarantined, {} ms, {}",
                batchId,
                counts.applied(),
                tables.size(),
                counts.superseded(),
                quarantined,
                took.toMillis(),
                batch.ranges());
    }
}
