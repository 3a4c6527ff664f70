// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.lake;

import io.lakeward.bench.check.Sum;
import io.lakeward.bench.workload.Database;
import io.lakeward.bench.workload.Orders;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Many tables alike in a database. */
final class ManyTables {
    /** So that there is something to insert. */
    private static final int SPARE_NUMBERS = 40_000;

    private final Database database;
    private final String name;
    private final List<String> names;
    private final int rowsOfEach;
    private boolean prepared;

    ManyTables(Database database, String name, int count, int rowsOfEach) {
        this.database = database;
        this.name = name;
        this.names = IntStream.rangeClosed(1, count)
                .mapToObj("orders_%03d"::formatted)
                .toList();
        this.rowsOfEach = rowsOfEach;
    }

    /** In words. */
    String title() {
        return String.format("%d tables of %,d rows", names.size(), rowsOfEach);
    }

    Database database() {
        return database;
    }

    String name() {
        return name;
    }

    List<String> names() {
        return names;
    }

    /** Of each table, when it was made. */
    int rowsOfEach() {
        return rowsOfEach;
    }

    /** Of all tables, by now. */
    long rows() {
        return names.stream()
                .mapToLong(table -> database.number("SELECT COUNT(*) FROM " + name + "." + table))
                .sum();
    }

    void prepare() {
        if (!prepared) {
            Orders.numbers(database, rowsOfEach + SPARE_NUMBERS);
            Orders.createDatabase(database, name);
            for (String table : names) {
                Orders.createTable(database, name, table);
                Orders.fill(database, name, table, rowsOfEach);
            }
            prepared = true;
        }
    }

    Map<String, Sum> sums(List<String> tables) {
        Map<String, Sum> sums = new TreeMap<>();
        tables.forEach(table -> sums.put(table, Orders.lakeSum(database, name, table)));
        return sums;
    }
}
