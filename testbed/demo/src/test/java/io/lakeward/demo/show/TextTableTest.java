// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.demo.table.Column;
import io.lakeward.demo.table.Table;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    private static final TextTable USERS = TextTable.of(
            "ODS user",
            new Table(
                    List.of(new Column("id", "int"), new Column("name", "string")),
                    List.of(List.of(1, "long name"), Arrays.asList(20, null))));
    private static final TextTable GROUPS =
            TextTable.of("DWS user_agg", new Table(List.of(new Column("n", "int")), List.of(List.of(7))));

    @Test
    void tablesStandSideBySide() {
        assertThat(TextTable.sideBySide(List.of(USERS, GROUPS), 80))
                .containsExactly(
                        "ODS user        DWS user_agg",
                        "id  name        n",
                        "-------------   -",
                        "1   long name   7",
                        "20  null");
    }

    @Test
    void tableThatDoesNotFitGoesBelow() {
        assertThat(TextTable.sideBySide(List.of(USERS, GROUPS), 20))
                .containsExactly(
                        "ODS user",
                        "id  name",
                        "-------------",
                        "1   long name",
                        "20  null",
                        "DWS user_agg",
                        "n",
                        "-",
                        "7");
    }
}
