// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.io.Serializable;
import org.apache.avro.generic.GenericRecord;

/**
 * What is to become of one row.
 *
 * @param at where the row is
 * @param row the row as it is now; null if it is there no more
 */
public record RowChange(RowKey at, GenericRecord row, long sequence) implements Serializable {}
