// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.ddl;

import io.debezium.relational.TableId;
import java.util.List;

/**
 * A statement of the binlog that changes tables.
 *
 * @param database the session's
 */
public record Statement(String database, String text, List<Action> actions) {
    public Statement {
        actions = List.copyOf(actions);
    }

    public List<String> databasesDropped() {
        return actions.stream()
                .filter(Action.DropDatabase.class::isInstance)
                .map(action -> ((Action.DropDatabase) action).database())
                .toList();
    }

    /** The tables that it names, once each. */
    public List<TableId> tables() {
        return actions.stream()
                .flatMap(action -> action.tables().stream())
                .distinct()
                .toList();
    }
}
