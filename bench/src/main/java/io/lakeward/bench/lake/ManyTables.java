// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.lake;

import io.lakeward.bench.check.Sum;
import io.lakeward.bench.workload.Database;
import io.lakeward.bench.workload.Orders;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Many tables alike. */
final class ManyTables {
    static final int ROWS = 20_000;
    static final String NAME = "bench_many";
    private static final int SPARE_NUMBERS = 40_000;

    private final Database database;
    private final List<String> names;
    private boolean prepared;

    ManyTables(Database database, int count) {
        this.database = database;
        this.names = IntStream.rangeClosed(1, count)
                .mapToObj("orders_%03d"::formatted)
                .toList();
    }

    Database database() {
        return database;
    }

    List<String> names() {
        return names;
    }

    long rows() {
        return names.stream()
                .mapToLong(table -> database.number("SELECT COUNT(*) FROM " + NAME + "." + table))
                .sum();
    }

    void prepare() {
        if (!prepared) {
            Orders.numbers(database, ROWS + SPARE_NUMBERS);
            Orders.createDatabase(database, NAME);
            for (String table : names) {
                Orders.createTable(database, NAME, table);
                Orders.fill(database, NAME, table, ROWS);
            }
            prepared = true;
        }
    }

    Map<String, Sum> sums() {
        Map<String, Sum> sums = new TreeMap<>();
        names.forEach(table -> sums.put(table, Orders.lakeSum(database, NAME, table)));
        return sums;
    }
}
