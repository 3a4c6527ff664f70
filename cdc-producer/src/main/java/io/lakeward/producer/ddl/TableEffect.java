// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.ddl;

import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.lakeward.event.SchemaChangeKind;
import java.util.List;
import java.util.Optional;

/**
 * What a statement does to one table, or to a whole database.
 *
 * @param table empty where it is the database
 * @param columns the table after it; empty where there is none
 * @param isReread whether its rows must be read again
 * @param added the columns that it added to the table
 */
public record TableEffect(
        SchemaChangeKind kind,
        String database,
        Optional<TableId> table,
        Optional<Table> columns,
        boolean isReread,
        List<String> added) {
    static TableEffect on(TableId table, SchemaChangeKind kind, Optional<Table> columns, boolean isReread) {
        return new TableEffect(kind, table.catalog(), Optional.of(table), columns, isReread, List.of());
    }

    static TableEffect dropped(TableId table) {
        return on(table, SchemaChangeKind.DROP, Optional.empty(), false);
    }

    static TableEffect dropped(String database) {
        return new TableEffect(SchemaChangeKind.DROP, database, Optional.empty(), Optional.empty(), false, List.of());
    }

    TableEffect adding(List<String> names) {
        return new TableEffect(kind, database, table, columns, isReread, names);
    }

    TableEffect reread() {
        return new TableEffect(kind, database, table, columns, true, added);
    }
}
