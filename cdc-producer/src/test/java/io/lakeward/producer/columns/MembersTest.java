// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.columns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MembersTest {
    @Test
    void aMemberMayHoldACommaAndABackslash() {
        // Given
        Members members = Members.of("small,a\\,b,back\\\\slash");

        // Then
        assertThat(members.names()).containsExactly("small", "a,b", "back\\slash");
        assertThat(members.name("a\\,b")).isEqualTo("a,b");
        assertThat(members.name("a,b")).isEqualTo("a,b");
        assertThat(members.name("back\\\\slash")).isEqualTo("back\\slash");
        assertThat(members.name("")).isEmpty();
    }

    @Test
    void aLiteralLosesItsQuotes() {
        assertThat(Members.ofLiteral("'it''s'")).isEqualTo("it's");
        assertThat(Members.ofLiteral("'a\\\\b'")).isEqualTo("a\\b");
    }
}
