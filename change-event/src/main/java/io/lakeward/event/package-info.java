// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/**
 * The contract on the topic, known to both stages and to no engine: one Kafka record is one change of one row, or one
 * schema change of one table.
 *
 * <ul>
 *   <li>key: the row's primary key as canonical JSON with database and table ({@link io.lakeward.event.EventKey}), so
 *       that all changes of a row are in one partition, in order;
 *   <li>value: plain Debezium JSON ({@link io.lakeward.event.ChangeJson}); none for a schema change, so that readers
 *       of Debezium JSON pass over it;
 *   <li>headers: the sequence number and the table's columns with their exact MySQL types
 *       ({@link io.lakeward.event.EventHeaders}), so that a reader types every row from any offset.
 * </ul>
 */
package io.lakeward.event;
