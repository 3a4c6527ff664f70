// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.chaos.compare.Violation;
import io.lakeward.chaos.schedule.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void theLastLineIsOneObject() {
        assertThat(report(List.of()).json())
                .isEqualTo(
                        "{\"seed\":7,\"minutes\":1.5,\"transactions\":10,\"events\":100,\"ddl\":3,\"faults\":{\"writer\":2},\"fences\":3,"
                                + "\"violations\":0,\"p95_catch_up_seconds\":4.0}");
    }

    @Test
    void violationsAreToldButNotWithoutEnd() {
        // Given
        List<Violation> violations = IntStream.range(0, 30)
                .mapToObj(i -> new Violation(2, "t", "extra row {id=" + i + ", c=a\nb}"))
                .toList();

        // When
        List<String> lines = report(violations).lines();

        // Then
        assertThat(lines)
                .hasSize(23)
                .startsWith("VIOLATION seed 7, fence 2, table t: extra row {id=0, c=a\\u000ab}")
                .endsWith(
                        "… and 10 more",
                        "faults: writer 2",
                        "DIFFERENT: seed 7, 10 transactions, 100 rows changed, 3 schema changes, 3 fences, equal 4.0 s after one (95 %)");
    }

    private static Report report(List<Violation> violations) {
        List<Duration> catchUps = List.of(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(3));
        return new Report(7, Duration.ofSeconds(90), 10, 100, 3, Map.of(Fault.WRITER, 2), catchUps, violations);
    }
}
