// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.workload;

import io.lakeward.bench.check.Sum;

/** The table that all workloads are about: ten columns, rows made by the server out of their number. */
final class Orders {
    static final String COLUMNS = "id INT PRIMARY KEY, shop SMALLINT, amount BIGINT UNSIGNED, name VARCHAR(64),"
            + " city VARCHAR(32), note VARCHAR(100), price DECIMAL(12,2), ordered DATETIME,"
            + " created TIMESTAMP NULL, modified TIMESTAMP(3) NULL";

    private static final String ROW = "n, n % 997, n * 1000003, CONCAT('customer-', n, '-', MD5(n)),"
            + " ELT(1 + n % 5, 'Berlin', '上海', 'São Paulo', 'Zürich', 'New York'),"
            + " IF(n % 10 = 0, NULL, REPEAT('note ', n % 12)), n * 0.37, '2026-01-01' + INTERVAL n SECOND,"
            + " '2026-11-20 08:00:00' + INTERVAL n SECOND, '2026-11-20 08:00:00.123' + INTERVAL n SECOND";

    private static final String SHOWN = "id, shop, amount, name, city, note, price, CAST(ordered AS CHAR),"
            + " CONCAT(created, 'Z'), CONCAT(modified, 'Z')";

    private Orders() {}

    static void create(Database database, String name) {
        database.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
        database.execute("CREATE TABLE " + name + ".orders (" + COLUMNS + ")");
    }

    /** Rows from one number to another, both included. */
    static String insert(String name, long from, long to) {
        return "INSERT INTO %s.orders SELECT %s FROM bench_numbers.numbers WHERE n BETWEEN %d AND %d"
                .formatted(name, ROW, from, to);
    }

    static Sum sum(Database database, String name) {
        return database.sum("SELECT " + SHOWN + " FROM " + name + ".orders");
    }

    /** A table of the numbers from 1 on, at least as many as asked for. */
    static void numbers(Database database, long count) {
        database.execute("CREATE DATABASE bench_numbers");
        database.execute("CREATE TABLE bench_numbers.numbers (n BIGINT PRIMARY KEY)");
        database.execute("INSERT INTO bench_numbers.numbers VALUES (1)");
        for (long there = 1; there < count; there *= 2) {
            database.execute(
                    "INSERT INTO bench_numbers.numbers SELECT n + %d FROM bench_numbers.numbers".formatted(there));
        }
    }
}
