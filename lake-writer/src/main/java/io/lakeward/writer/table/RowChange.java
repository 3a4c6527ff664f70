// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.io.Serializable;
import org.apache.avro.generic.GenericRecord;

/**
 * What is to become of one row.
 *
 * @param recordKey Hudi's key of the row
 * @param row the row as it is now; null if it was deleted
 */
public record RowChange(String recordKey, GenericRecord row, long sequence) implements Serializable {}
