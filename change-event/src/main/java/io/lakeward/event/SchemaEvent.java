// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

/**
 * A schema change of a table or a database; it is in every partition of the topic.
 *
 * @param database the database of the statement
 * @param statement the DDL as it was run
 * @param after the table after the statement; null where no one table is left with columns (DROP, TRUNCATE, a
 *     statement on a database)
 */
public record SchemaEvent(String database, String statement, TableSchema after, long sequence, long sourceMillis)
        implements TopicEvent {}
