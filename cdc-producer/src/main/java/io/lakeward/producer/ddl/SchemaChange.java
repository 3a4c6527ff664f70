// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.ddl;

import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import java.util.List;
import java.util.Map;

/**
 * A statement that was run.
 *
 * @param after of the tables that it names, those that are selected and there after it
 */
public record SchemaChange(Statement statement, Map<TableId, Table> after, long millis) {
    public SchemaChange {
        after = Map.copyOf(after);
    }

    public List<TableId> tables() {
        return statement.tables();
    }
}
