// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.event.TableId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hudi.storage.hadoop.HadoopStorageConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moves as an object store leaves them when the writer is killed in their middle. */
class TableMovesTest {
    private static final Map<String, String> ANEW =
            Map.of(".hoodie/hoodie.properties", "anew", "a.parquet", "1", "b.parquet", "2");

    @TempDir
    private Path lake;

    private TableMoves moves;

    @BeforeEach
    void start() {
        moves = new TableMoves(
                new LakeFiles(new HadoopStorageConfiguration(new Configuration(false))),
                lake.toUri().toString());
    }

    @Test
    void aTableThatCameOnlyInPartIsNotTakenForWhole() throws Exception {
        write("_lakeward/anew/d/t.7", ANEW);
        write("d/t", Map.of(".hoodie/hoodie.properties", "anew", "a.parquet", ""));
        note("_lakeward/anew/d/t.7\nd/t\n.\n");

        moves.finish(table -> true);

        assertThat(files("d/t")).isEqualTo(ANEW);
        assertThat(lake.resolve("_lakeward/anew/d/t.7")).doesNotExist();
        assertThat(note()).doesNotExist();
    }

    @Test
    void aTableThatIsGoneOnlyInPartGoesWhole() throws Exception {
        write("_lakeward/anew/d/t.7", ANEW);
        write("d/t", Map.of("old.parquet", "3"));
        write("_lakeward/retired/d/t.7", Map.of(".hoodie/hoodie.properties", "old"));
        note("d/t\n_lakeward/retired/d/t.7\n.\n");

        moves.finish(table -> true);

        assertThat(files("d/t")).isEqualTo(ANEW);
        assertThat(files("_lakeward/retired/d/t.7"))
                .isEqualTo(Map.of(".hoodie/hoodie.properties", "old", "old.parquet", "3"));
    }

    @Test
    void aMoveThatIsCompleteOrHasNotBegunIsEnded() throws Exception {
        write("d/t", ANEW);
        note("_lakeward/anew/d/t.7\nd/t\n.\n");
        moves.finish(table -> true);
        assertThat(files("d/t")).isEqualTo(ANEW);

        note("d/t\n_lakeward/retired/d/t.8\n.\n");
        moves.finish(table -> true);
        assertThat(lake.resolve("d/t")).doesNotExist();
        assertThat(files("_lakeward/retired/d/t.8")).isEqualTo(ANEW);
    }

    @Test
    void aNoteThatIsNotWholeMovesNothing() throws Exception {
        write("d/t", ANEW);
        note("d/t\n_lakeward/retired/d/t");

        moves.finish(table -> true);

        assertThat(files("d/t")).isEqualTo(ANEW);
        assertThat(note()).doesNotExist();
    }

    @Test
    void aMoveLeavesNoNote() throws Exception {
        write("d/t", ANEW);

        moves.retire(new TableId("d", "t"), 8);

        assertThat(files("_lakeward/retired/d/t.8")).isEqualTo(ANEW);
        assertThat(note()).doesNotExist();
    }

    @Test
    void aMoveThatCannotBeginIsForgotten() throws Exception {
        write("d/t", ANEW);
        write("_lakeward/retired", Map.of("d", "a file"));

        assertThatThrownBy(() -> moves.retire(new TableId("d", "t"), 8)).isNotInstanceOf(BrokenMoveException.class);

        assertThat(files("d/t")).isEqualTo(ANEW);
        assertThat(note()).doesNotExist();
    }

    private Path note() {
        return lake.resolve("_lakeward/moves/d/t");
    }

    private void note(String text) throws IOException {
        Files.createDirectories(note().getParent());
        Files.writeString(note(), text);
    }

    private void write(String folder, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = lake.resolve(folder).resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private Map<String, String> files(String folder) throws IOException {
        Path root = lake.resolve(folder);
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().endsWith(".crc"))
                    .toList()) {
                files.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }
}
