// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.workload;

import io.lakeward.chaos.schema.ChaosTable;
import io.lakeward.chaos.schema.Extra;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Writes schema changes, one after another; each knows what those before it have added, if the server took them. */
public final class SchemaChanges {
    private static final int MOST_EXTRAS = 4;

    private final List<ChaosTable> tables;
    /** The added columns of each table, with their types. */
    private final Map<ChaosTable, Map<String, String>> extras = new HashMap<>();
    /** Names that may come again, with whatever type. */
    private final Map<ChaosTable, List<String>> dropped = new HashMap<>();

    private int named;

    public SchemaChanges(List<ChaosTable> tables) {
        this.tables = List.copyOf(tables);
    }

    public List<String> next(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ChaosTable table = tables.get(random.nextInt(tables.size()));
        String source = table.sources().get(random.nextInt(table.shards()));
        if (table.shards() > 1) {
            return List.of("TRUNCATE TABLE " + source);
        }
        Map<String, String> columns = extras.computeIfAbsent(table, unseen -> new LinkedHashMap<>());
        return switch (random.nextInt(10)) {
            case 0 -> List.of("TRUNCATE TABLE " + source);
            case 1 -> anew(table, source, columns);
            case 2, 3 -> replaced(table, source, columns, random);
            case 4 -> List.of("ALTER TABLE " + source + " ADD INDEX i_" + named++ + " (counter)");
            case 5, 6 -> columns.isEmpty() ? add(table, source, columns, random) : change(source, columns, random);
            default -> addOrDrop(table, source, columns, random);
        };
    }

    private List<String> addOrDrop(
            ChaosTable table, String source, Map<String, String> columns, SplittableRandom random) {
        return columns.size() < MOST_EXTRAS
                ? add(table, source, columns, random)
                : drop(table, source, columns, random);
    }

    /** What the table is then no row of before tells. */
    private List<String> anew(ChaosTable table, String source, Map<String, String> columns) {
        droppedOf(table).addAll(columns.keySet());
        columns.clear();
        return List.of("DROP TABLE " + source, table.create(source));
    }

    /** As the tools for schema changes do it, but for the changes made while the rows are copied. */
    private List<String> replaced(
            ChaosTable table, String source, Map<String, String> columns, SplittableRandom random) {
        String ghost = "_" + source + "_gho";
        String old = "_" + source + "_del";
        List<String> copied = new ArrayList<>(List.of(table.columns()));
        columns.forEach((name, type) -> {
            if (!type.contains("AS")) {
                copied.add(name);
            }
        });
        String names = String.join(", ", copied);
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE " + ghost + " LIKE " + source);
        statements.addAll(add(table, ghost, columns, random));
        statements.add("INSERT INTO " + ghost + " (" + names + ") SELECT " + names + " FROM " + source);
        statements.add("RENAME TABLE " + source + " TO " + old + ", " + ghost + " TO " + source);
        statements.add("DROP TABLE " + old);
        return statements;
    }

    private List<String> add(ChaosTable table, String source, Map<String, String> columns, SplittableRandom random) {
        List<String> free = droppedOf(table);
        String name = free.isEmpty() || random.nextBoolean() ? Extra.PREFIX + named++ : free.remove(0);
        String type = List.of(
                        "INT NOT NULL DEFAULT " + random.nextInt(),
                        "INT NULL",
                        "VARCHAR(20) CHARACTER SET utf8mb4 DEFAULT 'späť'",
                        "VARCHAR(30) NULL",
                        "FLOAT NOT NULL DEFAULT 0.1",
                        "BIGINT AS (counter * 2) STORED")
                .get(random.nextInt(6));
        columns.put(name, type);
        String place = List.of("", " FIRST", " AFTER counter").get(random.nextInt(3));
        return List.of("ALTER TABLE " + source + " ADD COLUMN " + name + " " + type + place);
    }

    private List<String> drop(ChaosTable table, String source, Map<String, String> columns, SplittableRandom random) {
        String name = any(columns, random);
        columns.remove(name);
        droppedOf(table).add(name);
        return List.of("ALTER TABLE " + source + " DROP COLUMN " + name);
    }

    private List<String> change(String source, Map<String, String> columns, SplittableRandom random) {
        String name = any(columns, random);
        String type = columns.remove(name);
        String changed = random.nextInt(3) == 0 ? Extra.PREFIX + named++ : name;
        String to = type;
        if (type.startsWith("INT")) {
            to = random.nextBoolean() ? "BIGINT NULL" : "VARCHAR(40) NULL";
        } else if (type.startsWith("VARCHAR")) {
            to = "VARCHAR(90) NULL";
        } else if (type.startsWith("FLOAT")) {
            to = "DOUBLE NULL";
        }
        columns.put(changed, to);
        return List.of("ALTER TABLE " + source + " CHANGE COLUMN " + name + " " + changed + " " + to);
    }

    private List<String> droppedOf(ChaosTable table) {
        return dropped.computeIfAbsent(table, unseen -> new ArrayList<>());
    }

    private static String any(Map<String, String> columns, SplittableRandom random) {
        return List.copyOf(columns.keySet()).get(random.nextInt(columns.size()));
    }
}
