// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.source;

import io.lakeward.event.TableId;
import io.lakeward.producer.cli.Args;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * Which tables to read. An item made of letters, digits, {@code _ - $} and {@code *} only (a table: with one dot
 * between database and table) is a name in which {@code *} stands for any characters: {@code db1.*} is every table of
 * db1, {@code db3.tb*} every table of db3 that starts with tb. Any other item is a regular expression on the whole
 * {@code database.table}, as Flink CDC takes it. A table is read if its database and its name are both selected;
 * upper and lower case are the same, as for Debezium. Tables can be left out in the same language.
 */
public final class TableSelection {
    private static final String NAME = "[\\p{L}\\p{N}_$*-]+";
    private static final Pattern DATABASE = Pattern.compile(NAME);
    private static final Pattern TABLE = Pattern.compile(NAME + "\\." + NAME);

    private final List<Pattern> databases;
    private final List<Pattern> tables;
    private final List<Pattern> excluded;

    /** @throws IllegalArgumentException if an item is neither a name nor a regular expression */
    public TableSelection(List<String> databases, List<String> tables, List<String> excluded) {
        this.databases = databases.stream()
                .map(item -> pattern("-d/--dbList", DATABASE, item))
                .toList();
        this.tables =
                tables.stream().map(item -> pattern("-T/--tbList", TABLE, item)).toList();
        this.excluded = excluded.stream()
                .map(item -> pattern("--excludeTables", TABLE, item))
                .toList();
    }

    /** @throws IllegalArgumentException if an item is neither a name nor a regular expression */
    public static TableSelection of(Args args) {
        return new TableSelection(args.databases(), args.tables(), args.excludedTables());
    }

    public boolean includes(TableId table) {
        return matches(databases, table.database())
                && matches(tables, table.toString())
                && !matches(excluded, table.toString());
    }

    /** The same text for the same selection. */
    @Override
    public String toString() {
        return databases + " " + tables + " but " + excluded;
    }

    String[] databaseExpressions() {
        return databases.stream().map(Pattern::pattern).toArray(String[]::new);
    }

    /** The connector's builder knows no excluded tables, so each expression refuses them itself. */
    String[] tableExpressions() {
        String none = excluded.stream()
                .map(pattern -> "(?!(?:" + pattern.pattern() + ")\\z)")
                .collect(Collectors.joining());
        return tables.stream()
                .map(pattern -> none + "(?:" + pattern.pattern() + ")")
                .toArray(String[]::new);
    }

    private static boolean matches(List<Pattern> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    private static Pattern pattern(String option, Pattern name, String item) {
        String expression = name.matcher(item).matches()
                ? item.replace(".", "\\.").replace("$", "\\$").replace("*", ".*")
                : item;
        try {
            return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    option + " must hold names with * or regular expressions, but held: " + item + " ("
                            + e.getDescription() + ")",
                    e);
        }
    }
}
