// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.plan;

import org.apache.avro.generic.GenericRecord;

/**
 * A source row as it is to be in the lake.
 *
 * @param partition the path of its partition; empty if the table has none
 * @param matches whether the table's filter lets it into the lake
 */
public record LakeRow(GenericRecord row, String partition, boolean matches) {}
