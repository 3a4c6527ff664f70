// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ExternalMySqlTest {

    @Test
    void noAddressMeansNoExternalServer() {
        assertThat(ExternalMySql.from(Map.of())).isEmpty();
    }

    @Test
    void addressAloneMeansRoot() {
        assertThat(ExternalMySql.from(Map.of("LAKEWARD_TEST_MYSQL", "db.example:3307")))
                .contains(new ExternalMySql("db.example", 3307, "root", "root"));
    }

    @Test
    void userAndPasswordAreTakenFromTheirVariables() {
        // Given
        Map<String, String> environment = Map.of(
                "LAKEWARD_TEST_MYSQL", "127.0.0.1:3306",
                "LAKEWARD_TEST_MYSQL_USER", "admin",
                "LAKEWARD_TEST_MYSQL_PASSWORD", "secret");

        // When
        ExternalMySql server = ExternalMySql.from(environment).orElseThrow();

        // Then
        assertThat(server.user()).isEqualTo("admin");
        assertThat(server.password()).isEqualTo("secret");
        assertThat(server).asString().doesNotContain("secret");
    }

    @Test
    void addressWithoutPortIsRefused() {
        assertThatThrownBy(() -> ExternalMySql.from(Map.of("LAKEWARD_TEST_MYSQL", "localhost")))
                .hasMessage("LAKEWARD_TEST_MYSQL must be HOST:PORT, but was: localhost");
    }
}
