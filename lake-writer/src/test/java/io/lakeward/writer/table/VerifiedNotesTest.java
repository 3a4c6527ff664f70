// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.writer.table.VerifiedNotes.Note;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hudi.hadoop.fs.HadoopFSUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifiedNotesTest {
    private static final Note A = new Note("d.a", Instant.EPOCH, "DIFFERENT", List.of("d.a"));
    private static final Note LATER = new Note("d.a", Instant.EPOCH.plusSeconds(1), "EQUAL", List.of("d.a"));
    private static final Note B = new Note("d.b", Instant.EPOCH, "NOT_VERIFIED", List.of("d.x", "d.y"));

    @TempDir
    private Path lake;

    @Test
    void theLastOneOfEachTableIsFound() throws Exception {
        var storage = HadoopFSUtils.getStorageConf(new Configuration());
        VerifiedNotes notes = new VerifiedNotes(storage, lake.toUri().toString());
        try (LakeLook look = new LakeLook(storage, lake.toUri().toString())) {
            assertThat(look.verified()).isEmpty();

            notes.write(A);
            notes.write(B);
            notes.write(LATER);
            Files.writeString(lake.resolve("_lakeward/verified/d.c.new"), "{");

            assertThat(look.verified()).isEqualTo(Map.of("d.a", LATER, "d.b", B));
            assertThat(look.tables(1)).isEmpty();
        }
    }
}
