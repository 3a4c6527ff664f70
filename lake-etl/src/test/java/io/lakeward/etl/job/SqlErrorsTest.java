// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.etl.error.UserError;
import io.lakeward.etl.script.Statement;
import org.apache.flink.table.api.ValidationException;
import org.junit.jupiter.api.Test;

class SqlErrorsTest {

    private static final Statement STATEMENT = new Statement("a.sql", 7, "SELECT 1");

    @Test
    void makesOneLineOfAPage() {
        // Given
        var cause = new ValidationException("Option 'x' is unknown");
        var page = new ValidationException("Unable to create a sink.\n\nTable options are:\n\n'a'='b'", cause);

        // When, then
        assertThat(SqlErrors.message(page)).isEqualTo("Unable to create a sink.: Option 'x' is unknown");
    }

    @Test
    void leavesOutWhatTheParserWouldHaveLiked() {
        // Given
        var error = new ValidationException(
                "SQL parse failed. Encountered \"FORM\" at line 7.\nWas expecting one of:\n  A");

        // When, then
        assertThatThrownBy(() -> SqlErrors.locate(STATEMENT, () -> {
                    throw error;
                }))
                .isInstanceOf(UserError.class)
                .hasMessage("a.sql:7: Encountered \"FORM\" at line 7.");
    }

    @Test
    void passesAFailureOfOursOn() {
        // Given
        var failure = new IllegalStateException("ours");

        // When, then
        assertThatThrownBy(() -> SqlErrors.locate(STATEMENT, () -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }
}
