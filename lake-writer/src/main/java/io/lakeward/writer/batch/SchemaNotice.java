// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

/** A schema change that was read; every partition has it. */
record SchemaNotice(String database, String statement, long sequence) implements BatchItem, BatchSummary.Part {}
