// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;

/** Stops jobs. */
final class Savepoints {

    private static final Pattern CREATED = Pattern.compile("savepoint has been created at: ([^,]+), but");

    private Savepoints() {}

    /** Hudi's commit message may meet a writer that has stopped: Flink then calls the job failed, its savepoint good. */
    static String stop(JobClient job, String folder) throws InterruptedException {
        try {
            return job.stopWithSavepoint(false, folder, SavepointFormatType.CANONICAL)
                    .get();
        } catch (ExecutionException e) {
            var created = CREATED.matcher(e.getMessage());
            assertThat(created.find()).as(e.getMessage()).isTrue();
            return created.group(1);
        }
    }

    /** The newest that a job has completed. */
    static String lastCheckpoint(Path checkpoints, String job) throws IOException {
        try (var files = Files.list(checkpoints.resolve(job))) {
            return files.filter(folder -> Files.exists(folder.resolve("_metadata")))
                    .max(Comparator.comparing(Savepoints::number))
                    .map(folder -> folder.toUri().toString())
                    .orElseThrow();
        }
    }

    private static int number(Path checkpoint) {
        return Integer.parseInt(checkpoint.getFileName().toString().substring("chk-".length()));
    }
}
