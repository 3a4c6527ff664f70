// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RereadsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "RENAME TABLE a TO b",
                "rename tables a to b, c to d",
                "/* ghost */ RENAME TABLE `db`.`_t_gho` TO `db`.`t`",
                "ALTER TABLE a RENAME TO b",
                "ALTER TABLE a ADD COLUMN c INT,\n RENAME AS b",
                "ALTER TABLE a RENAME b"
            })
    void aStatementThatNamesATableAnewIsARename(String statement) {
        assertThat(Rereads.isRename(statement)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE a RENAME COLUMN b TO c",
                "ALTER TABLE a RENAME INDEX b TO c, RENAME KEY d TO e",
                "ALTER TABLE renamed ADD COLUMN c INT",
                "TRUNCATE TABLE a",
                "CREATE TABLE a (id INT)"
            })
    void anyOtherIsNot(String statement) {
        assertThat(Rereads.isRename(statement)).isFalse();
    }
}
