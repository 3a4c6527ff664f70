// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.ExplainDetail;
import org.apache.flink.table.api.TableEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExplainedInsertTest {

    private TableEnvironment tables;

    @BeforeEach
    void createTables() {
        tables = TableEnvironment.create(EnvironmentSettings.inStreamingMode());
        tables.executeSql("CREATE TABLE a (id INT, g STRING) WITH ('connector' = 'datagen')");
        tables.executeSql("CREATE TABLE b (g STRING, n BIGINT) WITH ('connector' = 'blackhole')");
    }

    @Test
    void tellsTheChangesThatReachTheSinkAndTheStateThatGrows() {
        // When
        var insert = explain(
                "INSERT INTO b SELECT x.g, COUNT(*) FROM a AS x LEFT JOIN a AS y ON x.id = y.id GROUP BY x.g",
                Duration.ZERO);

        // Then
        assertThat(insert.changes()).isEqualTo("I,UA,D");
        assertThat(insert.state())
                .isEqualTo("GroupAggregate, Join; warning: kept for every row and group there is, without bound:"
                        + " table.exec.state.ttl is not set");
        assertThat(insert.describe())
                .startsWith("dws.b  (b.sql:3)\n  changes  I,UA,D\n")
                .contains("    Sink(");
    }

    @Test
    void knowsWhatNeedsNoState() {
        // When
        var insert = explain("INSERT INTO b SELECT g, 1 FROM a WHERE id > 3", Duration.ZERO);

        // Then
        assertThat(insert.changes()).isEqualTo("I");
        assertThat(insert.state()).isEqualTo("none");
    }

    @Test
    void warnsOfForgottenState() {
        // When
        var insert = explain("INSERT INTO b SELECT g, COUNT(*) FROM a GROUP BY g", Duration.ofHours(1));

        // Then
        assertThat(insert.state())
                .isEqualTo(
                        "GroupAggregate; warning: table.exec.state.ttl forgets what did not change for PT1H, and then"
                                + " the table no longer equals its recomputation");
    }

    private ExplainedInsert explain(String sql, Duration ttl) {
        return new ExplainedInsert("dws.b", "b.sql:3", tables.explainSql(sql, ExplainDetail.CHANGELOG_MODE), ttl);
    }
}
