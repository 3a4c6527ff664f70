// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import java.io.Serializable;

/**
 * What one Kafka partition of a micro-batch holds, once read: slices of tables, schema changes, ends of readings, records that could not be
 * read or are left in quarantine, table info that does not fit, and how far it goes.
 */
sealed interface BatchItem extends Serializable
        permits TableSlice, SchemaNotice, ReadNotice, BadRecord, AwaitingReplay, PlanProblem, PartitionRange {}
