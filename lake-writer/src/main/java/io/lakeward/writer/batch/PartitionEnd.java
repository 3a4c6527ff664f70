// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

/** The offset after the last record read from a Kafka partition. */
record PartitionEnd(int partition, long offset) implements BatchItem {}
