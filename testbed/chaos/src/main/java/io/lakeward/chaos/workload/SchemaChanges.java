// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.workload;

import io.lakeward.chaos.schema.ChaosTable;
import io.lakeward.chaos.schema.KeyShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Writes schema changes, one after another; each knows what those before it have added, if the server took them. */
public final class SchemaChanges {
    private final List<ChaosTable> tables;
    /** By the names of tables, twins among them. */
    private final Map<String, ExtraColumns> extras = new HashMap<>();

    private int named;

    public SchemaChanges(List<ChaosTable> tables) {
        this.tables = List.copyOf(tables);
    }

    /** If one of the statements is refused, those after it are not sent. */
    public List<String> next(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ChaosTable table = tables.get(random.nextInt(tables.size()));
        String source = table.sources().get(random.nextInt(table.shards()));
        if (table.shards() > 1) {
            return List.of("TRUNCATE TABLE " + source);
        }
        ExtraColumns columns = extras.computeIfAbsent(source, unseen -> new ExtraColumns());
        TableChanges whole = new TableChanges(table, source, columns, random);
        return switch (random.nextInt(20)) {
            case 0, 1 -> List.of("TRUNCATE TABLE " + source);
            case 2, 3 -> whole.anew();
            case 4, 5 -> whole.ghost();
            case 6, 7 -> table.isBag() ? whole.ghost() : whole.withTriggers();
            case 8 -> swap(table, whole);
            case 9 -> whole.copy(table.copy());
            case 10 -> List.of("ALTER TABLE " + source + " ADD INDEX i_" + named++ + " (counter)");
            case 11 -> List.of("ALTER TABLE " + source + " CONVERT TO CHARACTER SET utf8mb4 COLLATE "
                    + List.of("utf8mb4_bin", "utf8mb4_unicode_ci").get(random.nextInt(2)));
            case 12 -> key(table, source, random);
            case 13 -> List.of("ALTER TABLE " + source + " MODIFY COLUMN counter BIGINT NOT NULL"
                    + List.of(" FIRST", " AFTER " + table.fields().get(1).name())
                            .get(random.nextInt(2)));
            case 14, 15, 16 -> columns.addOrDrop(source, random);
            default -> columns.change(source, random);
        };
    }

    private List<String> swap(ChaosTable table, TableChanges whole) {
        String source = table.name();
        String twin = table.twin();
        boolean isFirst = !extras.containsKey(twin);
        ExtraColumns columns = extras.get(source);
        extras.put(source, isFirst ? columns.copy() : extras.get(twin));
        extras.put(twin, columns);
        return whole.swap(twin, isFirst);
    }

    /** One that rows of one key may share, and back, which is refused if they do. */
    private static List<String> key(ChaosTable table, String source, SplittableRandom random) {
        if (table.isBag() || table.key() == KeyShape.UNIQUE) {
            return List.of("TRUNCATE TABLE " + source);
        }
        String names = String.join(", ", table.key().names()) + (random.nextBoolean() ? ", counter" : "");
        return List.of("ALTER TABLE " + source + " DROP PRIMARY KEY, ADD PRIMARY KEY (" + names + ")");
    }
}
