// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableSchema;

/**
 * A change that is routed, its value not parsed yet.
 *
 * @param key as the contract has it
 * @param value as the contract has it
 * @param record as it is on the topic
 */
record RawChange(TableSchema schema, byte[] key, byte[] value, TopicRecord record, long sequence) {}
