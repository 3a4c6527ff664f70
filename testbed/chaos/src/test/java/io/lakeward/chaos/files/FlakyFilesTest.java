// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlakyFilesTest {

    private static final byte[] TEXT = "a row".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private java.nio.file.Path temp;

    private java.nio.file.Path trouble;
    private Path file;
    private FileSystem files;

    @BeforeEach
    void open() throws IOException {
        trouble = temp.resolve("trouble");
        file = new Path(temp.resolve("file").toUri());
        Configuration configuration = new Configuration(false);
        for (String setting : FlakyFiles.settings(trouble)) {
            String[] keyAndValue = setting.substring("spark.hadoop.".length()).split("=", 2);
            configuration.set(keyAndValue[0], keyAndValue[1]);
        }
        files = FileSystem.newInstance(file.toUri(), configuration);
    }

    @AfterEach
    void close() throws IOException {
        files.close();
    }

    @Test
    void withoutTroubleTheyAreFilesAsAllOthers() throws IOException {
        // When
        write();

        // Then
        try (FSDataInputStream in = files.open(file)) {
            assertThat(in.readAllBytes()).isEqualTo(TEXT);
        }
    }

    @Test
    void whereEveryCallFailsNothingCanBeReadOrMade() throws IOException {
        // Given
        write();
        Trouble.oneIn(1).begin(trouble);

        // Then
        assertThatThrownBy(() -> files.open(file)).hasMessage("open failed (chaos): " + file);
        assertThatThrownBy(() -> files.listStatus(file)).hasMessage("listStatus failed (chaos): " + file);
        assertThatThrownBy(this::write).hasMessage("create failed (chaos): " + file);
    }

    @Test
    void aCallThatFailsMayHaveDoneItsWork() throws IOException {
        // Given
        Trouble.oneIn(1).begin(trouble);
        Path folder = new Path(file.getParent(), "folder");
        Set<Boolean> isMade = new HashSet<>();

        // When
        while (isMade.size() < 2) {
            assertThatThrownBy(() -> files.mkdirs(folder)).hasMessage("mkdirs failed (chaos): " + folder);
            isMade.add(Files.deleteIfExists(temp.resolve("folder")));
        }
    }

    @Test
    void aFullDiskTakesNoByteUntilThereIsRoom() throws IOException {
        // Given
        Trouble.full().begin(trouble);

        // Then
        assertThatThrownBy(this::write).hasMessage("No space left on device (chaos): " + file);
        assertThat(temp.resolve("file")).isEmptyFile();
        Files.delete(trouble);
        write();
        assertThat(temp.resolve("file")).hasBinaryContent(TEXT);
    }

    private void write() throws IOException {
        try (FSDataOutputStream out = files.create(file, true)) {
            out.write(TEXT);
        }
    }
}
