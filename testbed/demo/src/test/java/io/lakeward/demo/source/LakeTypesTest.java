// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Types;
import org.junit.jupiter.api.Test;

class LakeTypesTest {

    @Test
    void typesKeepTheirPrecision() {
        assertThat(LakeTypes.of(Types.INTEGER, 10, 0)).isEqualTo("int");
        assertThat(LakeTypes.of(Types.BIGINT, 19, 0)).isEqualTo("bigint");
        assertThat(LakeTypes.of(Types.DECIMAL, 10, 2)).isEqualTo("decimal(10,2)");
        assertThat(LakeTypes.of(Types.VARCHAR, 155, 0)).isEqualTo("string");
        assertThat(LakeTypes.of(Types.TIMESTAMP, 19, 0)).isEqualTo("timestamp");
    }

    @Test
    void typeTheDemoDoesNotUseIsRefused() {
        assertThatThrownBy(() -> LakeTypes.of(Types.BLOB, 0, 0))
                .hasMessage("column type must be one of the demo's, but was: BLOB");
    }
}
