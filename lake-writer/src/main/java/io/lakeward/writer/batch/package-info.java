// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** One micro-batch: one pass over Kafka, the last change per key, then one commit per table that changed. */
package io.lakeward.writer.batch;
