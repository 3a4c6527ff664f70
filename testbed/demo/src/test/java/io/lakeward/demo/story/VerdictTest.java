// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerdictTest {

    @Test
    void countsTheTablesOfEachLayer() {
        assertThat(Verdict.equal(Tables.ALL))
                .isEqualTo("EQUAL: 3 ODS tables, 1 DWD table, 2 DWS tables, every row, column and type");
    }
}
