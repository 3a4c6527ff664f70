// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.writer.batch.BatchSummary.BadPart;
import io.lakeward.writer.batch.BatchSummary.Part;

/** A record of a row without a key that is in quarantine already, and is left there. */
record AwaitingReplay(int partition, long offset, String table) implements BatchItem, Part {
    BadPart bad() {
        return new BadPart(partition, offset, table, "It went there before, and waits for ./lakeward replay");
    }
}
