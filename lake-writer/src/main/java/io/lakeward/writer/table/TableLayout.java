// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import io.lakeward.event.TableId;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * What a lake table must be like to hold the rows of a source table.
 *
 * @param rows the rows' columns
 */
public record TableLayout(TableId target, TableSpec spec, Map<String, String> hudiOptions, Schema rows) {}
