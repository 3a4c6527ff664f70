// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.info;

import io.lakeward.event.TableId;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An entry of table info.
 *
 * @param place where it stands, for messages
 */
record TableEntry(String place, NamePattern database, NamePattern table, TableRule rule) implements Serializable {
    boolean isExact() {
        return database.isExact() && table.isExact();
    }

    /** The names that stand in a target's braces, if the entry is for the table. */
    Optional<Map<String, String>> match(TableId id) {
        return database.match(id.database())
                .flatMap(ofDatabase -> table.match(id.table()).map(ofTable -> {
                    Map<String, String> names = new LinkedHashMap<>(ofDatabase);
                    names.putAll(ofTable);
                    names.put("database", id.database());
                    names.put("table", id.table());
                    return names;
                }));
    }

    /** Whether several source tables may come into one table of the lake. */
    boolean merges() {
        return rule.target() != null
                && ((!database.isExact() && !rule.target().contains("{database}"))
                        || (!table.isExact() && !rule.target().contains("{table}")));
    }

    String names() {
        return database + "." + table;
    }
}
