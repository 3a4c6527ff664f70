// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.workload;

import io.lakeward.chaos.schema.ChaosTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Statements that replace a whole table, or make one from it. Those of a list stand and fall together. */
final class TableChanges {
    private final ChaosTable table;
    private final String source;
    private final ExtraColumns extras;
    private final SplittableRandom random;

    TableChanges(ChaosTable table, String source, ExtraColumns extras, SplittableRandom random) {
        this.table = table;
        this.source = source;
        this.extras = extras;
        this.random = random;
    }

    List<String> anew() {
        extras.clear();
        return List.of("DROP TABLE " + source, table.create(source));
    }

    /** As gh-ost does it, but for the changes made while the rows are copied. */
    List<String> ghost() {
        String ghost = "_" + source + "_gho";
        String old = "_" + source + "_del";
        String names = names("");
        List<String> statements = new ArrayList<>();
        statements.add("DROP TABLE IF EXISTS " + ghost + ", " + old);
        statements.add("CREATE TABLE " + ghost + " LIKE " + source);
        statements.addAll(extras.add(ghost, random));
        statements.add("INSERT INTO " + ghost + " (" + names + ") SELECT " + names + " FROM " + source);
        if (random.nextBoolean()) {
            statements.add("RENAME TABLE " + source + " TO " + old + ", " + ghost + " TO " + source);
        } else {
            statements.add("ALTER TABLE " + source + " RENAME TO " + old);
            statements.add("ALTER TABLE " + ghost + " RENAME TO " + source);
        }
        statements.add("DROP TABLE " + old);
        return statements;
    }

    /** As pt-online-schema-change does it. */
    List<String> withTriggers() {
        String shadow = "_" + source + "_new";
        String old = "_" + source + "_old";
        String names = names("");
        String replace = "REPLACE INTO " + shadow + " (" + names + ") VALUES (" + names("NEW.") + ")";
        String delete = "DELETE IGNORE FROM " + shadow + " WHERE " + same(shadow + ".");
        List<String> statements = new ArrayList<>();
        for (String event : List.of("del", "upd", "ins")) {
            statements.add("DROP TRIGGER IF EXISTS " + source + "_" + event);
        }
        statements.add("DROP TABLE IF EXISTS " + shadow + ", " + old);
        statements.add("CREATE TABLE " + shadow + " LIKE " + source);
        statements.addAll(extras.add(shadow, random));
        statements.add(trigger("del", "DELETE", delete));
        statements.add(
                trigger("upd", "UPDATE", "BEGIN " + delete + " AND NOT (" + same("NEW.") + "); " + replace + "; END"));
        statements.add(trigger("ins", "INSERT", replace));
        statements.add("INSERT IGNORE INTO " + shadow + " (" + names + ") SELECT " + names + " FROM " + source);
        statements.add("RENAME TABLE " + source + " TO " + old + ", " + shadow + " TO " + source);
        statements.add("DROP TABLE IF EXISTS " + old);
        return statements;
    }

    /** @param isFirst whether there is no twin yet */
    List<String> swap(String twin, boolean isFirst) {
        String between = source + "_between";
        List<String> statements = new ArrayList<>();
        if (isFirst) {
            statements.add("CREATE TABLE " + twin + " LIKE " + source);
        }
        statements.add("INSERT IGNORE INTO " + twin + " (" + table.columns() + ") SELECT " + table.columns() + " FROM "
                + source + " LIMIT 100");
        statements.add("RENAME TABLE " + source + " TO " + between + ", " + twin + " TO " + source + ", " + between
                + " TO " + twin);
        return statements;
    }

    List<String> copy(String copy) {
        List<String> statements = new ArrayList<>();
        statements.add("DROP TABLE IF EXISTS " + copy);
        if (random.nextBoolean()) {
            statements.add("CREATE TABLE " + copy + " AS SELECT * FROM " + source);
        } else {
            statements.add("CREATE TABLE " + copy + " LIKE " + source);
            statements.add(
                    "INSERT INTO " + copy + " (" + table.columns() + ") SELECT " + table.columns() + " FROM " + source);
        }
        return statements;
    }

    private String trigger(String name, String event, String body) {
        return "CREATE TRIGGER " + source + "_" + name + " AFTER " + event + " ON " + source + " FOR EACH ROW " + body;
    }

    /** Whether a row has the key of the one that was. */
    private String same(String row) {
        return table.key().names().stream()
                .map(name -> row + name + " <=> OLD." + name)
                .collect(Collectors.joining(" AND "));
    }

    private String names(String row) {
        return Stream.concat(Stream.of(table.columns().split(", ")), extras.writable().stream())
                .map(name -> row + name)
                .collect(Collectors.joining(", "));
    }
}
