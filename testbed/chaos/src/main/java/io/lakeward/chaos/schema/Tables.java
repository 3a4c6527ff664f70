// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The tables of a seed: one of each kind there is, then any. */
public final class Tables {

    /** With so many tables, every kind is among them. */
    public static final int KINDS = 12;

    private static final int NARROW = 4000;
    private static final int WIDE = 1200;
    private static final int BAG = 1500;

    private Tables() {}

    public static List<ChaosTable> of(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ChaosTable> tables = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            tables.add(table(number, random.split()));
        }
        return tables;
    }

    private static ChaosTable table(int number, SplittableRandom random) {
        String name = "t" + number + "_";
        return switch (number) {
            case 0 -> plain(name + "every", KeyShape.INT, everyType(), WIDE);
            case 1 -> plain(name + "composite", KeyShape.COMPOSITE, some(random), 3 * NARROW);
            case 2 -> plain(name + "text", KeyShape.TEXT, some(random), 3 * NARROW);
            case 3 -> plain(name + "unsigned", KeyShape.UNSIGNED, some(random), NARROW);
            case 4 -> plain(name + "bag", KeyShape.NONE, few(random), BAG);
            case 5 -> new ChaosTable(name + "shards", KeyShape.INT, some(random), Partitioning.NONE, false, 2, NARROW);
            case 6 -> partitioned(name + "months", KeyShape.INT, random, Partitioning.MONTH, false);
            case 7 -> partitioned(name + "regions", KeyShape.COMPOSITE, random, Partitioning.REGION, true);
            case 8 -> new ChaosTable(name + "mor", KeyShape.INT, everyType(), Partitioning.NONE, true, 1, WIDE);
            case 9 -> plain(name + "unique", KeyShape.UNIQUE, some(random), NARROW);
            case 10 -> plain(name + "bytes", KeyShape.BYTES, some(random), NARROW);
            case 11 -> partitioned(name + "times", KeyShape.TIME, random, Partitioning.REGION, false);
            default -> any(name + "any", random);
        };
    }

    private static ChaosTable any(String name, SplittableRandom random) {
        KeyShape key = KeyShape.values()[random.nextInt(KeyShape.values().length)];
        Partitioning partitioning = Partitioning.values()[random.nextInt(Partitioning.values().length)];
        if (key == KeyShape.NONE) {
            return plain(name, key, few(random), BAG);
        }
        boolean mergeOnRead = random.nextInt(3) == 0;
        int shards = random.nextInt(4) == 0 ? 3 : 1;
        return new ChaosTable(
                name, key, and(partitioning.fields(), some(random)), partitioning, mergeOnRead, shards, NARROW);
    }

    private static ChaosTable plain(String name, KeyShape key, List<Field> fields, int keys) {
        return new ChaosTable(name, key, fields, Partitioning.NONE, false, 1, keys);
    }

    private static ChaosTable partitioned(
            String name, KeyShape key, SplittableRandom random, Partitioning partitioning, boolean mergeOnRead) {
        return new ChaosTable(
                name, key, and(partitioning.fields(), some(random)), partitioning, mergeOnRead, 1, NARROW);
    }

    private static List<Field> and(List<Field> first, List<Field> others) {
        List<Field> fields = new ArrayList<>(first);
        fields.addAll(others);
        return fields;
    }

    private static List<Field> everyType() {
        List<Field> fields = counted();
        for (int i = 0; i < ColumnTypes.ALL.size(); i++) {
            fields.add(new Field("c" + i, ColumnTypes.ALL.get(i), true));
        }
        return fields;
    }

    private static List<Field> some(SplittableRandom random) {
        List<Field> fields = counted();
        int count = random.nextInt(3, 10);
        for (int i = 0; i < count; i++) {
            ColumnType type = ColumnTypes.ALL.get(random.nextInt(ColumnTypes.ALL.size()));
            fields.add(new Field("c" + i, type, random.nextInt(4) > 0));
        }
        return fields;
    }

    /** Columns of few values, so that rows are often equal. */
    private static List<Field> few(SplittableRandom random) {
        List<Field> fields = counted();
        fields.add(new Field("region", ColumnTypes.REGION, true));
        fields.add(new Field("month", ColumnTypes.MONTH, true));
        fields.addAll(some(random).subList(1, 3));
        return fields;
    }

    private static List<Field> counted() {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("counter", ColumnTypes.COUNTER, false));
        return fields;
    }
}
