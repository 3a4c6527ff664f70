// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.SchemaEvent;

/** A schema change that was read; every partition has it. */
record SchemaNotice(SchemaEvent event) implements BatchItem, BatchSummary.Part {}
