// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Waits until every derived table of some scripts equals its recomputation from the source, both ways. */
final class Fence {

    private static final Duration WITHIN = Duration.ofMinutes(8);

    private final Recomputation recomputation;
    private final String database;
    private Set<Path> read = Set.of();
    private Difference difference;

    Fence(TestCluster cluster, Path lake, List<Path> scripts, String database) {
        this.recomputation = new Recomputation(cluster, lake.toString(), scripts);
        this.database = database;
    }

    /** Until the job has written to every table, so that what comes then are changes to it. */
    void awaitFirstCommits() {
        await("first commits").atMost(WITHIN).until(recomputation::haveCommits);
    }

    List<String> awaitEqual(String after, List<SourceTable> sources) {
        await("the tables of " + after).atMost(WITHIN).until(recomputation::tablesExist);
        var expected = sources.stream().allMatch(source -> source.rows().isEmpty())
                ? List.<String>of()
                : recomputation.recomputed(database, sources);
        awaitRows(after, expected);
        return expected;
    }

    /** Reads again only when there are new commits: reading takes from the job what the machine has. */
    void awaitRows(String after, List<String> expected) {
        long started = System.nanoTime();
        read = Set.of();
        await(after)
                .atMost(WITHIN)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    var commits = recomputation.commits();
                    if (!commits.equals(read)) {
                        read = commits;
                        difference = Difference.between(expected, recomputation.derived());
                    }
                    assertThat(difference).isEqualTo(Difference.NONE);
                });
        System.out.printf(
                "equal after %s: %d rows, %d ms%n", after, expected.size(), (System.nanoTime() - started) / 1_000_000);
    }
}
