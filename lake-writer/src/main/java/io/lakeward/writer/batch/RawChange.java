// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableSchema;

/** A change that is routed, its value not parsed yet. */
record RawChange(TableSchema schema, TopicRecord record, long sequence) {}
