// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

/**
 * A record that could not be decoded, routed or typed.
 *
 * @param table the table, if that much was readable; else null
 * @param error what is wrong with it; no contents of the row
 */
record BadRecord(TopicRecord record, String table, String error) implements BatchItem {}
