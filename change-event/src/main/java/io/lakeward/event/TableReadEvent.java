// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import java.io.Serializable;

/**
 * All rows of a table were read, by a snapshot or again; it is in every partition of the topic, behind the rows. Whoever
 * has read it in all partitions knows: a row whose last change is older than the reading is there no more.
 *
 * @param since the sequence at which the reading began: its rows and all changes meanwhile have this one or a greater one
 * @param partitions how many partitions have this record
 */
public record TableReadEvent(TableId table, long since, int partitions, long sequence)
        implements TopicEvent, Serializable {}
