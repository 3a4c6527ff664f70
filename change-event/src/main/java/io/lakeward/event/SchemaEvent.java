// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import java.io.Serializable;
import java.util.List;

/**
 * A schema change of a table or a database; it is in every partition of the topic.
 *
 * @param database the database of the statement
 * @param statement the DDL as it was run
 * @param table what it changes; null where it is the whole database, or unknown
 * @param isReread whether all rows of the table are read again after it, up to a {@link TableReadEvent}: the statement
 *     changed them in ways that no change of a row tells
 * @param added columns that it added to the table; NULL in the rows there were, unless these are read again
 * @param after the table after the statement; null where it is left without columns (DROP), or they are as they were
 */
public record SchemaEvent(
        String database,
        String statement,
        SchemaChangeKind kind,
        TableId table,
        boolean isReread,
        List<String> added,
        TableSchema after,
        long sequence,
        long sourceMillis)
        implements TopicEvent, Serializable {
    public SchemaEvent {
        added = List.copyOf(added);
    }
}
