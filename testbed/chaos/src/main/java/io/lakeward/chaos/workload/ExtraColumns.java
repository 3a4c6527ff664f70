// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.workload;

import io.lakeward.chaos.schema.Extra;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The columns that schema changes have added to one table, with their types, if the server took them. */
final class ExtraColumns {
    private static final int MOST = 4;

    private final Map<String, String> types = new LinkedHashMap<>();
    /** Names that may come again, with whatever type. */
    private final List<String> dropped = new ArrayList<>();

    private int named;

    /** Of a table that is like this one. */
    ExtraColumns copy() {
        ExtraColumns copy = new ExtraColumns();
        copy.types.putAll(types);
        copy.dropped.addAll(dropped);
        copy.named = named;
        return copy;
    }

    /** The table is made anew without them: what it is then no row of before tells. */
    void clear() {
        dropped.addAll(types.keySet());
        types.clear();
    }

    /** Those that a statement may write. */
    List<String> writable() {
        return types.keySet().stream()
                .filter(name -> Family.of(types.get(name)).isWritable())
                .toList();
    }

    /** Some rows then get another value than the others. */
    List<String> add(String source, SplittableRandom random) {
        String name = dropped.isEmpty() || random.nextBoolean() ? Extra.PREFIX + named++ : dropped.remove(0);
        List<String> statements = new ArrayList<>();
        statements.add("ALTER TABLE " + source + " ADD COLUMN " + define(name, Family.anyType(random), random));
        if (Family.of(types.get(name)).isWritable()) {
            statements.add("UPDATE " + source + " SET " + name + " = "
                    + Family.of(types.get(name)).value() + " WHERE counter % 3 = " + random.nextInt(3));
        }
        return statements;
    }

    List<String> addOrDrop(String source, SplittableRandom random) {
        if (types.size() < MOST) {
            return add(source, random);
        }
        String name = any(random);
        types.remove(name);
        dropped.add(name);
        return List.of("ALTER TABLE " + source + " DROP COLUMN " + name);
    }

    List<String> change(String source, SplittableRandom random) {
        if (types.isEmpty()) {
            return add(source, random);
        }
        String name = any(random);
        String type = Family.of(types.get(name)).another(random);
        return List.of("ALTER TABLE " + source
                + switch (random.nextInt(7)) {
                    case 0 -> " RENAME COLUMN " + name + " TO " + rename(name);
                    case 1 -> exchange(name, any(random));
                    case 2 -> " DROP COLUMN " + name + ", ADD COLUMN " + define(name, Family.anyType(random), random);
                    case 3 -> " CHANGE COLUMN " + name + " " + define(rename(name), type, random);
                    default -> " MODIFY COLUMN " + define(name, type, random);
                });
    }

    private String exchange(String one, String other) {
        if (one.equals(other)) {
            return " RENAME COLUMN " + one + " TO " + rename(one);
        }
        String type = types.get(one);
        types.put(one, types.get(other));
        types.put(other, type);
        return " RENAME COLUMN " + one + " TO " + other + ", RENAME COLUMN " + other + " TO " + one;
    }

    private String rename(String name) {
        String now = Extra.PREFIX + named++;
        types.put(now, types.remove(name));
        return now;
    }

    private String define(String name, String type, SplittableRandom random) {
        types.put(name, type);
        return name + " " + type + List.of("", "", " FIRST", " AFTER counter").get(random.nextInt(4));
    }

    private String any(SplittableRandom random) {
        return List.copyOf(types.keySet()).get(random.nextInt(types.size()));
    }
}
