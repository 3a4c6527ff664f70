// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.debezium.relational.Column;
import io.debezium.relational.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How the rows that a table has at the start are read. */
public sealed interface SnapshotWay {
    /** In chunks of the first key column, by many readers at once: the order of its values is that of numbers. */
    record Chunks(Column by) implements SnapshotWay {}

    /** One page after another, by the order that the server gives a key column. */
    record Pages(Column by) implements SnapshotWay {}

    /** All at once: there is no column that a page could begin and end with. */
    record Whole() implements SnapshotWay {}

    /** Types whose values the connector compares as MySQL does. */
    Set<String> NUMBERS = Set.of("TINYINT", "SMALLINT", "MEDIUMINT", "INT", "INTEGER", "BIGINT", "DECIMAL", "NUMERIC");

    /** Types that MySQL sorts in another way than it compares them with a text. */
    Set<String> UNPAGED = Set.of("ENUM", "SET", "BIT", "FLOAT", "DOUBLE", "REAL", "YEAR");

    static SnapshotWay of(Table table) {
        List<Column> key = table.primaryKeyColumns();
        if (!key.isEmpty() && NUMBERS.contains(type(key.get(0)))) {
            return new Chunks(key.get(0));
        }
        Optional<Column> by =
                key.stream().filter(column -> !UNPAGED.contains(type(column))).findFirst();
        return by.<SnapshotWay>map(Pages::new).orElseGet(Whole::new);
    }

    private static String type(Column column) {
        return column.typeName()
                .toUpperCase(Locale.ROOT)
                .replace(" UNSIGNED", "")
                .replace(" ZEROFILL", "")
                .strip();
    }
}
