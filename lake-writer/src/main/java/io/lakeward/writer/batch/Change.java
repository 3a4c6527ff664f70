// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableSchema;
import java.io.Serializable;

/**
 * The last change of one key in a slice, its value still unparsed.
 *
 * @param key the record's key, canonical JSON
 * @param value the record's value, Debezium JSON
 */
record Change(TableSchema schema, byte[] key, byte[] value, long sequence) implements Serializable {}
