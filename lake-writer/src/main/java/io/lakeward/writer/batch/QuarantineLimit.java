// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.writer.batch.BatchSummary.BadPart;
import io.lakeward.writer.table.StopException;
import java.util.List;

/** How many records may go to quarantine in one run of the job. */
public final class QuarantineLimit {
    private final long most;
    private long count;

    public QuarantineLimit(long most) {
        this.most = most;
    }

    /**
     * @param bad what went to quarantine
     * @throws StopException if that is too much
     */
    synchronized void count(List<BadPart> bad) {
        count += bad.size();
        if (!bad.isEmpty() && count > most) {
            BadPart first = bad.get(0);
            throw new StopException("At most " + most + " records must be bad (--maxQuarantined), but " + count
                    + " are since the start; the first of this batch is partition " + first.partition() + ", offset "
                    + first.offset() + ", table " + (first.table() == null ? "unknown" : first.table()) + ": "
                    + first.error() + ". They are in the lake table " + Quarantine.TABLE.table()
                    + "; the good ones of the batch are written when the job is started with a higher limit");
        }
    }
}
