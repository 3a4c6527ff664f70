// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableSchema;
import java.io.Serializable;

/**
 * The last change of one key in a slice, typed.
 *
 * @param recordKey Hudi's key of the row
 * @param row the row after the change, in Avro's binary form of the schema that the source's columns give; null if it
 *     was deleted
 */
record Change(TableSchema schema, int partition, long offset, String recordKey, byte[] row, long sequence)
        implements Serializable {}
