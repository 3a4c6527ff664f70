// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.USER;
import static io.lakeward.writer.Tables.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** How long a streaming reader may be away. */
class RetentionIT extends OnTopicAndLake {
    private static final int BATCHES = 7;

    @Test
    void allChangesOfTheLastDayCanBeReadHoweverManyCommitsTheyAre() throws Exception {
        write(Map.of("hoodie.keep.min.commits", "2", "hoodie.keep.max.commits", "3"));

        assertThat(commits("d/user")).isEqualTo(BATCHES);
        assertThat(SparkSession.active()
                        .read()
                        .format("hudi")
                        .option("hoodie.datasource.query.type", "incremental")
                        .option("hoodie.datasource.query.incremental.format", "cdc")
                        .option("hoodie.datasource.read.begin.instanttime", "000")
                        .load(work.resolve("lake/d/user").toUri().toString())
                        .count())
                .isEqualTo(BATCHES);
    }

    @Test
    void olderVersionsGoAsTheUserSays() throws Exception {
        write(Map.of(
                "hoodie.clean.policy", "KEEP_LATEST_COMMITS",
                "hoodie.clean.commits.retained", "1",
                "hoodie.keep.min.commits", "2",
                "hoodie.keep.max.commits", "3"));

        assertThat(cleanings()).isNotEmpty();
        assertThat(commits("d/user")).isLessThan(BATCHES);
        assertThat(rows("d/user")).containsExactly(List.of(1, "version " + BATCHES));
    }

    private void write(Map<String, String> hudiOptions) throws Exception {
        whileRunning("checkpoint", hudiOptions, stream -> {
            for (int batch = 1; batch <= BATCHES; batch++) {
                feed.begin()
                        .update(
                                USER,
                                batch,
                                row("id:1", "name:version " + (batch - 1)),
                                row("id:1", "name:version " + batch))
                        .commit();
                stream.processAllAvailable();
            }
        });
    }

    private List<Path> cleanings() throws Exception {
        try (Stream<Path> files = Files.list(work.resolve("lake/d/user/.hoodie"))) {
            return files.filter(file -> file.toString().endsWith(".clean")).toList();
        }
    }
}
