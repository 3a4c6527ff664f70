// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

/** What was read of a Kafka partition: from the first record's offset to the one after the last. */
record PartitionRange(int partition, long first, long end) implements BatchItem, BatchSummary.Part {}
