// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.source;

import io.lakeward.event.TableId;
import io.lakeward.producer.cli.Args;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which columns to carry. An item names columns by {@code database.table.column}, where {@code *} is any characters and
 * upper and lower case are the same. A table that included items name has only the columns they name; excluded items
 * then take columns away. Key columns always stay.
 */
public final class ColumnSelection implements Serializable {
    private static final Pattern ITEM = Pattern.compile("([^.\\s]+)\\.([^.\\s]+)\\.([^.\\s]+)");

    private record Item(String text, Pattern table, Pattern column) implements Serializable {
        boolean names(TableId id) {
            return table.matcher(id.toString()).matches();
        }

        boolean names(TableId id, String name) {
            return names(id) && column.matcher(name).matches();
        }
    }

    private final List<Item> included;
    private final List<Item> excluded;

    /** @throws IllegalArgumentException if an item does not name columns */
    public ColumnSelection(List<String> included, List<String> excluded) {
        this.included =
                included.stream().map(text -> item("--includeColumns", text)).toList();
        this.excluded =
                excluded.stream().map(text -> item("--excludeColumns", text)).toList();
    }

    /** @throws IllegalArgumentException if an item does not name columns */
    public static ColumnSelection of(Args args) {
        return new ColumnSelection(args.includedColumns(), args.excludedColumns());
    }

    public boolean includes(TableId table, String column) {
        boolean listed = included.stream().noneMatch(item -> item.names(table))
                || included.stream().anyMatch(item -> item.names(table, column));
        return listed && !excludes(table, column);
    }

    public boolean excludes(TableId table, String column) {
        return excluded.stream().anyMatch(item -> item.names(table, column));
    }

    /** Whether every column of every table is included. */
    public boolean isEverything() {
        return included.isEmpty() && excluded.isEmpty();
    }

    /** The items that name no column of these, with their option. */
    public List<String> itemsWithout(Map<TableId, List<String>> columns) {
        return Stream.concat(included.stream(), excluded.stream())
                .filter(item -> columns.entrySet().stream().noneMatch(table -> table.getValue().stream()
                        .anyMatch(column -> item.names(table.getKey(), column))))
                .map(Item::text)
                .toList();
    }

    private static Item item(String option, String text) {
        var matcher = ITEM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    option + " must hold database.table.column, with * for any characters, but held: " + text);
        }
        return new Item(
                option + " " + text, pattern(matcher.group(1) + "." + matcher.group(2)), pattern(matcher.group(3)));
    }

    private static Pattern pattern(String name) {
        return Pattern.compile(
                Pattern.quote(name).replace("*", "\\E.*\\Q"), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
