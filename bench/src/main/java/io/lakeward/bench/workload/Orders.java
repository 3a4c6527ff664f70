// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.workload;

import io.lakeward.bench.check.Sum;

/** The table that all workloads are about: ten columns, rows made by the server out of their number. */
public final class Orders {
    public static final String TABLE = "orders";

    /** The columns as Spark's types. */
    public static final String SPARK_COLUMNS = "id INT, shop SMALLINT, amount DECIMAL(20,0), name STRING, city STRING,"
            + " note STRING, price DECIMAL(12,2), ordered TIMESTAMP_NTZ, created TIMESTAMP, modified TIMESTAMP";

    static final String COLUMNS = "id INT PRIMARY KEY, shop SMALLINT, amount BIGINT UNSIGNED, name VARCHAR(64),"
            + " city VARCHAR(32), note VARCHAR(100), price DECIMAL(12,2), ordered DATETIME,"
            + " created TIMESTAMP NULL, modified TIMESTAMP(3) NULL";

    private static final String ROW = "n, n % 997, n * 1000003, CONCAT('customer-', n, '-', MD5(n)),"
            + " ELT(1 + n % 5, 'Berlin', '上海', 'São Paulo', 'Zürich', 'New York'),"
            + " IF(n % 10 = 0, NULL, REPEAT('note ', n % 12)), n * 0.37, '2026-01-01' + INTERVAL n SECOND,"
            + " '2026-11-20 08:00:00' + INTERVAL n SECOND, '2026-11-20 08:00:00.123' + INTERVAL n SECOND";

    private static final String SHOWN = "id, shop, amount, name, city, note, price, CAST(ordered AS CHAR),"
            + " CONCAT(created, 'Z'), CONCAT(modified, 'Z')";

    private static final String TIME = "DATE_FORMAT(%s, '%%Y-%%m-%%d %%H:%%i:%%s.%%f')";

    private static final String IN_LAKE = "id, shop, amount, name, city, note, price, " + TIME.formatted("ordered")
            + ", " + TIME.formatted("created") + ", " + TIME.formatted("modified");

    private static final int ROWS_AT_ONCE = 100_000;

    private Orders() {}

    public static void create(Database database, String name) {
        createDatabase(database, name);
        createTable(database, name, TABLE);
    }

    public static void createDatabase(Database database, String name) {
        database.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
    }

    public static void createTable(Database database, String name, String table) {
        database.execute("CREATE TABLE %s.%s (%s)".formatted(name, table, COLUMNS));
    }

    /** Rows from one number to another, both included. */
    static String insert(String name, long from, long to) {
        return insert(name, TABLE, from, to);
    }

    public static String insert(String name, String table, long from, long to) {
        return "INSERT INTO %s.%s SELECT %s FROM bench_numbers.numbers WHERE n BETWEEN %d AND %d"
                .formatted(name, table, ROW, from, to);
    }

    /** The same in parts, so that no transaction is large. */
    public static void fill(Database database, String name, String table, long rows) {
        for (long from = 1; from <= rows; from += ROWS_AT_ONCE) {
            database.execute(insert(name, table, from, Math.min(rows, from + ROWS_AT_ONCE - 1)));
        }
    }

    /** As a lake's reader tells a table's rows. */
    public static Sum lakeSum(Database database, String name, String table) {
        return database.sum("SELECT %s FROM %s.%s".formatted(IN_LAKE, name, table));
    }

    static Sum sum(Database database, String name) {
        return database.sum("SELECT " + SHOWN + " FROM " + name + ".orders");
    }

    /** A table of the numbers from 1 on, at least as many as asked for. */
    public static void numbers(Database database, long count) {
        database.execute("CREATE DATABASE IF NOT EXISTS bench_numbers");
        database.execute("CREATE TABLE IF NOT EXISTS bench_numbers.numbers (n BIGINT PRIMARY KEY)");
        database.execute("INSERT IGNORE INTO bench_numbers.numbers VALUES (1)");
        long first = database.number("SELECT MAX(n) FROM bench_numbers.numbers");
        for (long there = first; there < count; there *= 2) {
            database.execute(
                    "INSERT INTO bench_numbers.numbers SELECT n + %d FROM bench_numbers.numbers".formatted(there));
        }
    }
}
