// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.way;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakeward.bench.spark.FloorJob;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/**
 * How a kind of table tells of its commits: a JSON file for each.
 *
 * @param folder under the table's
 * @param file its first group is the commit's name
 */
record CommitForm(String folder, Pattern file, ToLongFunction<JsonNode> records) {
    /** The writer notes in each commit how many records of the topic it took. */
    static final CommitForm HUDI = new CommitForm(
            ".hoodie",
            Pattern.compile("([0-9]+)\\.(?:commit|deltacommit)"),
            commit -> commit.path("extraMetadata").path("lakeward.records").asLong());

    static final CommitForm PAIMON = new CommitForm(
            "snapshot",
            Pattern.compile("snapshot-([0-9]+)"),
            snapshot -> snapshot.path("commitKind").asText().equals("APPEND")
                    ? snapshot.path("deltaRecordCount").asLong()
                    : 0);

    static final CommitForm FLOOR =
            new CommitForm(FloorJob.PROGRESS, Pattern.compile("([0-9]+)\\.json"), batch -> batch.path("observedMetrics")
                    .path(FloorJob.OBSERVED)
                    .path("rows")
                    .asLong());
}
