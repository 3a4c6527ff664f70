// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTypeTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "INT",
                "INT UNSIGNED",
                "DECIMAL(10,2)",
                "DECIMAL(65,30) UNSIGNED",
                "DATETIME(6)",
                "DOUBLE",
                "BIT(64)",
                "ENUM('a','b,c','it''s','')",
                "SET('x (y)','z')"
            })
    void aTypeReadsBackAsItWasWritten(String text) {
        ColumnType type = ColumnTypeText.parse(text);

        assertThat(type).hasToString(text);
    }

    @Test
    void aTypeIsTakenApart() {
        assertThat(ColumnTypeText.parse("decimal(10, 2) UNSIGNED"))
                .isEqualTo(ColumnType.of("DECIMAL", 10, 2).asUnsigned());
        assertThat(ColumnTypeText.parse("ENUM('a','b,c','it''s')").values()).isEqualTo(List.of("a", "b,c", "it's"));
    }

    @Test
    void nonsenseIsRefusedWithItsText() {
        assertThatThrownBy(() -> ColumnTypeText.parse("VARCHAR(x)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The size of a column type must be a number, but was: VARCHAR(x)");
        assertThatThrownBy(() -> ColumnTypeText.parse("(3)"))
                .hasMessage("A column type must read like DECIMAL(10,2), but was: (3)");
    }
}
