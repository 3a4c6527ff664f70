// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.connector.mysql.antlr.MySqlAntlrDdlParser;
import io.debezium.relational.TableId;
import io.debezium.relational.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By Debezium's own reading of the statement. */
class ColumnRenamesTest {
    private final ColumnRenames renames = new ColumnRenames();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RENAME COLUMN a TO b, RENAME COLUMN b TO a | id INT, b INT, a CHAR, c DATE",
                "RENAME COLUMN `A` TO b, RENAME COLUMN B TO c, RENAME COLUMN c TO a | id INT, b INT, c CHAR, a DATE",
                "CHANGE a b BIGINT, CHANGE b a DATE | id INT, b BIGINT, a DATE, c DATE",
                "CHANGE COLUMN a b BIGINT AFTER id, RENAME COLUMN b TO a, ADD INDEX (c) | id INT, b BIGINT, a CHAR, c DATE",
                "ADD COLUMN a TIME, RENAME COLUMN a TO d | id INT, d INT, b CHAR, c DATE, a TIME",
                "RENAME COLUMN a TO b, DROP COLUMN b | id INT, b INT, c DATE",
                "DROP COLUMN b, CHANGE a b BIGINT | id INT, b BIGINT, c DATE",
                "RENAME COLUMN a TO d, ADD COLUMN (a TIME, e INT) | id INT, d INT, b CHAR, c DATE, a TIME, e INT",
                "CHANGE a d INT, ADD COLUMN a TIME AFTER d | id INT, d INT, a TIME, b CHAR, c DATE",
                "RENAME COLUMN a TO b, RENAME COLUMN b TO a, ADD x INT AFTER b | id INT, b INT, x INT, a CHAR, c DATE",
                "MODIFY c DATE AFTER d, RENAME COLUMN a TO d | id INT, d INT, c DATE, b CHAR",
                "CHANGE a b INT AFTER a, CHANGE b a CHAR | id INT, a CHAR, b INT, c DATE",
                "RENAME COLUMN a TO b, /* \uD83D\uDE00 */ RENAME COLUMN b TO a | id INT, b INT, a CHAR, c DATE",
                "RENAME COLUMN a TO d, CHANGE b e INT | id INT, d INT, e INT, c DATE"
            })
    void columnsGetTheirNamesAtOnce(String parts, String after) {
        assertThat(columns(renames.oneAfterAnother("d", "/* one */ ALTER TABLE `t` " + parts)))
                .isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t RENAME COLUMN a TO d, CHANGE b e INT",
                "ALTER TABLE t CHANGE a a BIGINT, DROP COLUMN b",
                "ALTER TABLE t RENAME TO u",
                "ALTER TABLE t RENAME FROBNICATE",
                "ALTER USER u IDENTIFIED BY 'change'",
                "BEGIN"
            })
    void anyOtherStaysAsItIs(String statement) {
        assertThat(renames.oneAfterAnother("d", statement)).isEqualTo(statement);
    }

    @Test
    void aNameIsTakenAsItIsWritten() {
        assertThat(renames.oneAfterAnother("d", "ALTER TABLE t RENAME COLUMN `a``x` TO b, RENAME COLUMN b TO `a``x`"))
                .startsWith("ALTER TABLE t RENAME COLUMN `a``x` TO `lakeward from 0`, RENAME COLUMN b TO ")
                .endsWith(", RENAME COLUMN `lakeward to 0` TO b, RENAME COLUMN `lakeward to 1` TO `a``x`");
    }

    private static String columns(String statement) {
        MySqlAntlrDdlParser debezium = new MySqlAntlrDdlParser();
        Tables tables = new Tables();
        debezium.setCurrentSchema("d");
        List.of("CREATE TABLE t (id INT, a INT, b CHAR, c DATE)", statement)
                .forEach(sql -> debezium.parse(sql, tables));
        return String.join(
                ", ",
                tables.forTable(new TableId("d", null, "t")).columns().stream()
                        .map(column -> column.name() + " " + column.typeName())
                        .toList());
    }
}
