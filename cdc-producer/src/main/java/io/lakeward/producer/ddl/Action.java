// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.ddl;

import io.debezium.relational.TableId;
import java.util.List;

/** One of the things that a statement does. */
public sealed interface Action {
    /** The tables that it names. */
    List<TableId> tables();

    /**
     * @param replaces whether a table of this name is dropped before
     * @param mayBeThere whether it does nothing if there is a table of this name
     */
    record Create(TableId table, boolean replaces, boolean mayBeThere) implements Action {
        @Override
        public List<TableId> tables() {
            return List.of(table);
        }
    }

    /** @param rewrites whether it may change rows in a way that the columns before and after do not tell */
    record Alter(TableId table, boolean rewrites) implements Action {
        @Override
        public List<TableId> tables() {
            return List.of(table);
        }
    }

    /** Of all texts of a table; an {@link Alter} as well. */
    record Convert(TableId table, String charset) implements Action {
        @Override
        public List<TableId> tables() {
            return List.of(table);
        }
    }

    record Rename(TableId from, TableId to) implements Action {
        @Override
        public List<TableId> tables() {
            return List.of(from, to);
        }
    }

    record Truncate(TableId table) implements Action {
        @Override
        public List<TableId> tables() {
            return List.of(table);
        }
    }

    record Drop(TableId table) implements Action {
        @Override
        public List<TableId> tables() {
            return List.of(table);
        }
    }

    record DropDatabase(String database) implements Action {
        @Override
        public List<TableId> tables() {
            return List.of();
        }
    }
}
