// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

/** Values that a driver, a parser or a calendar is likely to change, in a table with a character set of its own. */
final class EdgeValues {
    private static final String COLUMNS =
            """
              id INT PRIMARY KEY,
              c_float FLOAT, c_float73 FLOAT(7,3), c_double DOUBLE,
              c_time TIME, c_time6 TIME(6),
              c_date DATE, c_date_must DATE NOT NULL, c_datetime DATETIME, c_datetime_must DATETIME(6) NOT NULL,
              c_timestamp TIMESTAMP NULL, c_timestamp_must TIMESTAMP(3) NOT NULL DEFAULT '2026-11-20 08:00:00',
              c_year YEAR, c_enum ENUM('small','it''s','a,b','back\\\\slash','大'), c_set SET('a','it''s','b\\\\c'),
              c_text VARCHAR(20), c_latin VARCHAR(20) CHARACTER SET latin1, c_json JSON
            """;

    private static final String[] ROWS = {
        """
        0.1, 123.456, 0.1, '-00:30:01', '-00:00:00.000001',
        '0000-00-00', '0000-00-00', '0000-00-00', '0000-00-00', '0000-00-00', '0000-00-00', 0, 'a,b', 'a,b\\\\c',
        '顾客', 'café', '[1e20, 1e7, 1e15, 1e14, 1.5e-10, 1e-14, 1e-15, 1e-16, -1.0, 0.1, -0.0, 1e23, 2e-3, 5e-324]'
        """,
        """
        16777217, -9999.999, 1e16, '-00:30:00', '-00:30:00.000000',
        '1582-10-10', '1000-01-01', '1582-10-10 01:02:03', '0001-01-01 00:00:00.000001',
        '1970-01-01 00:00:01', '2038-01-19 03:14:07.999', 1901, 'back\\\\slash', 'it''s',
        '', 'ÿ', '{"a/b": "\\\\u0001\\\\n\\\\"顾", "big": 18446744073709551615, "least": -9223372036854775808, "": {}}'
        """,
        """
        3.40282e38, 0, 5e-324, '-01:00:00', '-838:59:00.000001',
        '2026-00-10', '2026-11-00', '2026-03-29 02:30:00', '1969-12-31 23:59:59.999999',
        '2026-03-29 02:30:00', '2026-10-25 02:30:00', 2155, '大', '',
        '大', '', '[true, null, "", [], 1.7976931348623157e308, 123456789.123456789]'
        """,
        """
        -1.17549e-38, 1, 0, NULL, NULL, '2026-02-31', '1970-01-01', '2026-02-30 23:59:59', '0000-01-01 00:00:00',
        NULL, '2026-11-20 08:00:00', NULL, NULL, NULL, NULL, NULL,
        JSON_ARRAY(CAST('2026-11-20' AS DATE), CAST('-10:00:00.5' AS TIME(6)), CAST('2026-11-20 08:00' AS DATETIME),
          CAST(1.50 AS DECIMAL(5,2)))
        """
    };

    static final int COUNT = ROWS.length;

    private EdgeValues() {}

    static String table(String name) {
        return "CREATE TABLE " + name + " (" + COLUMNS + ") CHARACTER SET gbk";
    }

    /** The statements that insert every row under the ids from {@code id} on. */
    static String[] inserts(String table, int id) {
        String[] statements = new String[COUNT + 1];
        statements[0] = "SET sql_mode = 'ALLOW_INVALID_DATES'";
        for (int row = 0; row < COUNT; row++) {
            statements[row + 1] = "INSERT INTO " + table + " VALUES (" + (id + row) + ", " + ROWS[row].strip() + ")";
        }
        return statements;
    }
}
