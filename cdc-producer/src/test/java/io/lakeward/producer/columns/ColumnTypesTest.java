// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnTypesTest {
    @Test
    void aTypeHasOneSpelling() {
        assertThat(of("INTEGER", 11, -1)).isEqualTo("INT");
        assertThat(of("int unsigned zerofill", 10, -1)).isEqualTo("INT UNSIGNED");
        assertThat(of("BOOL", -1, -1)).isEqualTo("TINYINT");
        assertThat(of("TINYINT", 1, -1)).isEqualTo("TINYINT");
        assertThat(of("DEC", -1, -1)).isEqualTo("DECIMAL(10,0)");
        assertThat(of("NUMERIC UNSIGNED", 65, 30)).isEqualTo("DECIMAL(65,30) UNSIGNED");
        assertThat(of("FLOAT", 53, -1)).isEqualTo("DOUBLE");
        assertThat(of("FLOAT", 7, 3)).isEqualTo("FLOAT(7,3)");
        assertThat(of("DOUBLE PRECISION", -1, -1)).isEqualTo("DOUBLE");
        assertThat(of("CHAR", -1, -1)).isEqualTo("CHAR(1)");
        assertThat(of("CHARACTER VARYING", 20, -1)).isEqualTo("VARCHAR(20)");
        assertThat(of("DATETIME", 0, -1)).isEqualTo("DATETIME");
        assertThat(of("TIMESTAMP", 6, -1)).isEqualTo("TIMESTAMP(6)");
        assertThat(of("SERIAL", -1, -1)).isEqualTo("BIGINT UNSIGNED");
        assertThat(of("YEAR", 4, -1)).isEqualTo("YEAR");
    }

    @Test
    void anEnumHasItsMembersAndNoLength() {
        assertThat(ColumnTypes.of("ENUM", 1, -1, List.of("a", "it's"))).hasToString("ENUM('a','it''s')");
    }

    private static String of(String spelling, int length, int scale) {
        return ColumnTypes.of(spelling, length, scale, List.of()).toString();
    }
}
