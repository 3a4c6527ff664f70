// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.etl.error.UserError;
import org.junit.jupiter.api.Test;

class SplitterTest {

    @Test
    void knowsTheLineOfEachStatement() {
        // When
        var statements = Splitter.split(
                "a.sql",
                """
                -- first; not a statement

                SELECT 1;
                /* a comment;
                   of two lines */ SELECT
                  2;;

                SELECT 3
                """);

        // Then
        assertThat(statements)
                .containsExactly(
                        new Statement("a.sql", 3, "SELECT 1"),
                        new Statement("a.sql", 5, "SELECT\n  2"),
                        new Statement("a.sql", 8, "SELECT 3"));
        assertThat(statements.get(0).atItsLine()).isEqualTo("\n\nSELECT 1");
        assertThat(statements.get(0).where()).isEqualTo("a.sql:3");
    }

    @Test
    void leavesQuotedTextAlone() {
        // Given
        var sql = "SELECT ';', 'it''s -- text;', `a;b`, \"c;d\", '/* no comment */'";

        // When
        var statements = Splitter.split("a.sql", sql + "; SELECT 2");

        // Then
        assertThat(statements).extracting(Statement::text).containsExactly(sql, "SELECT 2");
    }

    @Test
    void keepsHintsAndTheLinesOfCommentsWithin() {
        // When
        var statements =
                Splitter.split("a.sql", "SELECT * -- all;\nFROM t /*+ OPTIONS('a'='b;c') */ WHERE x /*\n;*/= 1");

        // Then
        assertThat(statements)
                .extracting(Statement::text)
                .containsExactly("SELECT *  \nFROM t /*+ OPTIONS('a'='b;c') */ WHERE x  \n= 1");
    }

    @Test
    void refusesAQuoteThatNeverEnds() {
        assertThatThrownBy(() -> Splitter.split("a.sql", "SELECT 1;\n\nSELECT\n'abc; SELECT 2"))
                .isInstanceOf(UserError.class)
                .hasMessage("a.sql:4: ' is opened and never closed");
    }

    @Test
    void findsNothingInAnEmptyScript() {
        assertThat(Splitter.split("a.sql", " \n-- nothing here\n;")).isEmpty();
    }
}
