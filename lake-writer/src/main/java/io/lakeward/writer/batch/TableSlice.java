// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import java.util.List;
import java.util.Map;

/**
 * One lake table's changes in one Kafka partition of a micro-batch, one change per key.
 *
 * @param firstUse the table's schemas, each with the sequence number of its first change
 * @param superseded how many changes were followed by a later one of the same key
 * @param lastSequence the highest sequence number read
 */
record TableSlice(
        TableId table, Map<TableSchema, Long> firstUse, List<Change> changes, long superseded, long lastSequence)
        implements BatchItem {}
