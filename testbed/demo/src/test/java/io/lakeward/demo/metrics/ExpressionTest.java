// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpressionTest {
    @Test
    void selectorsAreFound() {
        assertThat(
                        Expression.of(
                                "sum by (job, table) (rate(a_b{job=~\"x{y}.+\", to=\"by (z)\"}[5m] offset 15m)) > 300 and on(job) absent(c:d) or 2e5 * e"))
                .isEqualTo(new Expression(
                        Set.of(
                                new Selector("a_b", "job=~\"x{y}.+\", to=\"by (z)\""),
                                new Selector("c:d", ""),
                                new Selector("e", "")),
                        Set.of("job", "table")));
    }

    @Test
    void seriesAreChosen() {
        Selector selector = new Selector("a", "job=~\"x.+\", to=\"z\"");
        assertThat(selector.chooses(Map.of("job", "xy", "to", "z", "more", "m")))
                .isTrue();
        assertThat(selector.chooses(Map.of("job", "x", "to", "z"))).isFalse();
        assertThat(selector.chooses(Map.of("job", "xy"))).isFalse();
    }

    @Test
    void samplesAreKeptAsTheRulesSay() throws IOException {
        Exposition shown = new Exposition();
        shown.add(
                """
                # TYPE a gauge
                a{host="h",name="x \\"y\\", z=\\"1\\"",} 1.0E7
                b_my_table_done_Count{type="counters"} 4
                c NaN
                """,
                new YAMLMapper()
                        .readTree(
                                """
                                - {source_labels: [__name__], regex: b_(.+)_done_Count, target_label: table, replacement: $1}
                                - {source_labels: [__name__], regex: b_(.+)_(done)_Count, target_label: __name__, replacement: n_$2}
                                """));
        assertThat(shown.series())
                .isEqualTo(Map.of(
                        "a", Set.of(Map.of("host", "h", "name", "x \\\"y\\\", z=\\\"1\\\"")),
                        "n_done", Set.of(Map.of("type", "counters", "table", "my_table")),
                        "c", Set.of(Map.of())));
    }
}
