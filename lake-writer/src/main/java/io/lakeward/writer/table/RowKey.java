// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.io.Serializable;

/**
 * Where a row is in a lake table.
 *
 * @param recordKey Hudi's key of the row
 * @param partition the path of the partition; empty if the table has none
 */
public record RowKey(String recordKey, String partition) implements Serializable {}
