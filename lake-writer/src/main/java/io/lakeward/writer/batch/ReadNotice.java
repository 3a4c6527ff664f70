// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableReadEvent;

/** The end of a table's reading, as one partition has it. */
record ReadNotice(int partition, TableReadEvent event) implements BatchItem, BatchSummary.Part {}
