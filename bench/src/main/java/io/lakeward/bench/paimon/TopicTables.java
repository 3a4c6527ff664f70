// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.paimon;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is in MySQL, and how a reader without our schema header may expect to see it: as MySQL shows it, but for
 * TIMESTAMP (with a Z), BIT (a number) and bytes (base64).
 */
final class TopicTables {
    static final String DATABASE = "bench_paimon";

    /** A query for each table: every column by its name, as the text that is expected. */
    static final Map<String, String> EXPECTED = new TreeMap<>(Map.of(
            "every_type",
            "SELECT id, ti, tu, si, mi, bu, dc, fl, db, yr + 0 AS yr, bt + 0 AS bt, dt, CAST(d3 AS CHAR) AS d3,"
                    + " CONCAT(ts, 'Z') AS ts, tm, ch, vc, tx, l1, CAST(js AS CHAR) AS js, en, se,"
                    + " TO_BASE64(bi) AS bi, TO_BASE64(bl) AS bl FROM every_type",
            "orders",
            "SELECT shop, no, amount FROM orders",
            "customer",
            "SELECT id, name, email, note FROM customer"));

    /** Numbers that are written in more than one way. */
    static final List<String> APPROXIMATE = List.of("fl", "db");

    static final List<String> BEFORE = List.of(
            "CREATE DATABASE " + DATABASE + " CHARACTER SET utf8mb4",
            "USE " + DATABASE,
            "CREATE TABLE every_type (id INT PRIMARY KEY, ti TINYINT, tu TINYINT UNSIGNED, si SMALLINT, mi MEDIUMINT,"
                    + " bu BIGINT UNSIGNED, dc DECIMAL(65,30), fl FLOAT, db DOUBLE, yr YEAR, bt BIT(64), dt DATE,"
                    + " d3 DATETIME(3), ts TIMESTAMP(6) NULL, tm TIME(6), ch CHAR(5), vc VARCHAR(50), tx TEXT,"
                    + " l1 VARCHAR(20) CHARACTER SET latin1, js JSON, en ENUM('a', 'b,c'), se SET('x', 'y'),"
                    + " bi BINARY(4), bl BLOB)",
            "INSERT INTO every_type VALUES (1, -128, 255, -32768, -8388608, 18446744073709551615,"
                    + " 12345678901234567890123456789012345.678901234567890123456789012345, 1.17549e-38,"
                    + " 1.7976931348623157e308, 2155, b'1000000000000000000000000000000000000000000000000000000000000001',"
                    + " '9999-12-31', '1000-01-01 00:00:00.001', '2038-01-19 03:14:07.999999', '-838:59:59.000000',"
                    + " 'ab', '名字 🙂', 'two\\nlines \"quoted\"', 'Zürich', '{\"a\": [1, null, \"x\"]}', 'b,c', 'x,y',"
                    + " X'00FF10', X'DEADBEEF')",
            "INSERT INTO every_type (id) VALUES (2)",
            "CREATE TABLE orders (shop VARCHAR(10), no INT, amount DECIMAL(10,2), PRIMARY KEY (shop, no))",
            "INSERT INTO orders VALUES ('north', 1, 10.50), ('north', 2, 20.00), ('south', 1, 7.25)",
            "CREATE TABLE customer (id INT PRIMARY KEY, name VARCHAR(20), email VARCHAR(50))",
            "INSERT INTO customer VALUES (1, 'Ann', 'ann@example.com'), (2, 'Bob', NULL), (3, 'Cid', '')",
            "CREATE TABLE log (at DATETIME, line VARCHAR(50))",
            "INSERT INTO log VALUES ('2026-11-21 10:00:00', 'first'), ('2026-11-21 10:00:00', 'first')");

    static final int ROWS_BEFORE = 10;

    /** While the producer reads the binlog. */
    static final List<String> CHANGES = List.of(
            "UPDATE every_type SET fl = 1e20, db = -0.1, js = '[1.5, {\"b\": true}]', tm = '12:34:56.5', bl = ''"
                    + " WHERE id = 1",
            "INSERT INTO every_type (id, vc, dt, bt) VALUES (3, '', '2024-02-29', b'1')",
            "UPDATE orders SET amount = 99.99 WHERE shop = 'north' AND no = 1",
            "UPDATE orders SET no = 5 WHERE shop = 'north' AND no = 2",
            "DELETE FROM orders WHERE shop = 'south'",
            "INSERT INTO orders VALUES ('south', 1, 1.00)",
            "UPDATE customer SET name = NULL WHERE id = 2",
            "DELETE FROM customer WHERE id = 3",
            "ALTER TABLE customer ADD COLUMN note VARCHAR(20)",
            "INSERT INTO customer VALUES (4, 'Dee', 'dee@example.com', 'new')",
            "UPDATE customer SET note = 'old' WHERE id = 1",
            "INSERT INTO log VALUES ('2026-11-21 10:00:01', 'second'), (NULL, NULL)");

    private TopicTables() {}
}
