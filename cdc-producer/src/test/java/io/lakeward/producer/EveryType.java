// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

/** A table with a column of every type, and rows at the ends of their ranges. */
final class EveryType {
    static final String TABLE =
            """
            CREATE TABLE every_type (
              id INT PRIMARY KEY,
              c_tinyint TINYINT, c_utinyint TINYINT UNSIGNED, c_smallint SMALLINT, c_usmallint SMALLINT UNSIGNED,
              c_mediumint MEDIUMINT, c_umediumint MEDIUMINT UNSIGNED, c_int INT, c_uint INT UNSIGNED,
              c_bigint BIGINT, c_ubigint BIGINT UNSIGNED, c_flag TINYINT(1),
              c_decimal DECIMAL(65,30), c_udecimal DECIMAL(10,2) UNSIGNED, c_float FLOAT, c_double DOUBLE,
              c_char CHAR(10), c_varchar VARCHAR(155), c_text TEXT, c_longtext LONGTEXT,
              c_latin VARCHAR(20) CHARACTER SET latin1,
              c_binary BINARY(8), c_varbinary VARBINARY(8), c_blob BLOB, c_longblob LONGBLOB,
              c_date DATE, c_datetime DATETIME, c_datetime1 DATETIME(1), c_datetime3 DATETIME(3),
              c_datetime4 DATETIME(4), c_datetime6 DATETIME(6),
              c_timestamp TIMESTAMP NULL, c_timestamp2 TIMESTAMP(2) NULL, c_timestamp6 TIMESTAMP(6) NULL,
              c_time TIME, c_time3 TIME(3), c_time6 TIME(6), c_year YEAR,
              c_bit1 BIT(1), c_bit12 BIT(12), c_bit64 BIT(64),
              c_enum ENUM('small','it''s','大'), c_set SET('a','b','c'), c_json JSON,
              c_geometry GEOMETRY, c_point POINT,
              c_default INT DEFAULT 7, c_not_null VARCHAR(10) NOT NULL DEFAULT 'x')
            """;

    static final String[] ROWS = {
        """
        (-128, 255, -32768, 65535, -8388608, 16777215, -2147483648, 4294967295,
         -9223372036854775808, 18446744073709551615, 21,
         -99999999999999999999999999999999999.999999999999999999999999999999, 99999999.99, -1.5, -1.7976931348623157e308,
         'a b', '顾客😀', REPEAT('t', 300), '', 'café',
         X'6162', X'00FF', X'000102FE', X'',
         '1600-01-01', '9999-12-31 23:59:59', '2026-11-20 08:00:00.1', '2026-11-20 08:00:00.020',
         '2026-11-20 08:00:00.0003', '1969-12-31 23:59:59.999999',
         '1970-01-01 00:00:01', '2038-01-19 03:14:07.99', '2026-03-29 02:30:00.000001',
         '-838:59:59', '838:59:58.001', '-01:00:00.000001', 1901,
         b'1', b'100000000001', b'1111111111111111111111111111111111111111111111111111111111111111',
         'it''s', 'a,c', '{"a": [1, "b", null], "c": "顾客"}',
         ST_GeomFromText('LINESTRING(0 0, 1 2)'), ST_GeomFromText('POINT(1.5 -2)'),
         NULL, '')
        """,
        """
        (127, 0, 32767, 0, 8388607, 0, 2147483647, 0, 9223372036854775807, 0, 1,
         0.000000000000000000000000000001, 0, 3.25, 1e-300,
         '', 'it\\'s \\"quoted\\"\\n', 'x', '长', '',
         X'0000000000000001', X'', X'FF', X'00',
         '9999-12-31', '1000-01-01 00:00:00', '2026-11-20 08:00:00.9', '2026-11-20 00:00:00',
         '2026-11-20 08:00:00', '9999-12-31 23:59:59.999999',
         '2026-11-20 08:00:00', '2026-11-20 08:00:00.10', '2026-11-20 08:00:00',
         '00:00:00', '00:00:00.5', '838:59:58.999999', 2155,
         b'0', b'0', b'1', 'small', '', '[]',
         ST_GeomFromText('POLYGON((0 0,0 1,1 1,0 0))'), ST_GeomFromText('POINT(0 0)'),
         0, 'y')
        """,
        """
        (NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL, NULL,NULL,NULL,NULL, NULL,NULL,NULL,NULL,NULL,
         NULL,NULL,NULL,NULL, NULL,NULL,NULL,NULL,NULL,NULL, NULL,NULL,NULL, NULL,NULL,NULL,NULL, NULL,NULL,NULL,
         NULL,NULL,NULL, NULL,NULL, NULL,'z')
        """
    };

    private EveryType() {}

    /** The statement that inserts row {@code row} under the given id. */
    static String insert(int id, int row) {
        String values = ROWS[row].strip();
        return "INSERT INTO every_type VALUES (" + id + ", " + values.substring(1);
    }
}
