// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.event.TableId;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TableSelectionTest {
    @Test
    void aStarStandsForAnyCharacters() {
        TableSelection selection = selection("db1,db3", "db1.*,db3.tb*");

        assertThat(included(selection, "db1.user", "db1.a.b", "db3.tb", "db3.tb_1"))
                .containsOnly(true);
        assertThat(included(selection, "db10.user", "db3.t", "db3.atb", "db2.user"))
                .containsOnly(false);
    }

    @Test
    void aTableNeedsItsDatabaseToo() {
        assertThat(included(selection("db1", "db1.*,db2.*"), "db1.t", "db2.t")).containsExactly(true, false);
    }

    @Test
    void anythingElseIsARegularExpression() {
        TableSelection selection = selection("shard_[0-9]+", "shard_[0-9]+\\.user_\\d+,shard_1.item.*");

        assertThat(included(selection, "shard_1.user_7", "shard_12.user_123", "shard_1.items"))
                .containsOnly(true);
        assertThat(included(selection, "shard_x.user_7", "shard_1.user_", "shard_2.items"))
                .containsOnly(false);
    }

    @Test
    void excludedTablesAreLeftOut() {
        TableSelection selection =
                new TableSelection(List.of("db1"), List.of("db1.a*", "db1\\.(b|c)"), List.of("db1.*_tmp", "db1\\.c+"));

        assertThat(included(selection, "db1.a", "db1.b", "db1.a_tmp_2")).containsOnly(true);
        assertThat(included(selection, "db1.a_tmp", "db1.A_TMP", "db1.c")).containsOnly(false);
        for (String table : List.of("db1.a", "db1.b", "db1.a_tmp_2", "db1.a_tmp", "db1.A_TMP", "db1.c")) {
            assertThat(Stream.of(selection.tableExpressions())
                            .anyMatch(expression -> Pattern.compile(expression, Pattern.CASE_INSENSITIVE)
                                    .matcher(table)
                                    .matches()))
                    .as("the connector on %s", table)
                    .isEqualTo(included(selection, table).get(0));
        }
    }

    @Test
    void namesAreMatchedInAnyCaseAndDollarsAreLetters() {
        assertThat(included(selection("Db$1", "Db$1.顾*"), "db$1.顾客")).containsExactly(true);
    }

    @Test
    void aBrokenExpressionIsTold() {
        assertThatThrownBy(() -> selection("db1", "db1.(a"))
                .hasMessage("-T/--tbList must hold names with * or regular expressions, but held: db1.(a "
                        + "(Unclosed group)");
    }

    private static TableSelection selection(String databases, String tables) {
        return new TableSelection(List.of(databases.split(",", -1)), List.of(tables.split(",", -1)), List.of());
    }

    private static List<Boolean> included(TableSelection selection, String... tables) {
        return List.of(tables).stream()
                .map(table -> table.split("\\.", 2))
                .map(parts -> selection.includes(new TableId(parts[0], parts[1])))
                .toList();
    }
}
