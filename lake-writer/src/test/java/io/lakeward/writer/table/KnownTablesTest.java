// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hudi.storage.HoodieStorage;
import org.apache.hudi.storage.StoragePath;
import org.apache.hudi.storage.StoragePathInfo;
import org.apache.hudi.storage.hadoop.HadoopStorageConfiguration;
import org.apache.hudi.storage.hadoop.HoodieHadoopStorage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownTablesTest {
    private static final KnownTable LEFT = new KnownTable(
            new StoragePathInfo(new StoragePath("/lake/d/t/.hoodie/2.commit"), 1, false, (short) 1, 0, 2), Map.of());

    @TempDir
    private Path folder;

    private final KnownTables tables = new KnownTables();
    private StoragePath table;
    private HoodieStorage storage;

    @BeforeEach
    void commit() throws IOException {
        table = new StoragePath(folder.toUri().toString());
        storage = new HoodieHadoopStorage(table, new HadoopStorageConfiguration(new Configuration()));
        Files.createDirectories(folder.resolve(".hoodie/.temp"));
        Files.createFile(folder.resolve(".hoodie/hoodie.properties"));
        make("1.commit");
        KnownTables.Found before = tables.take(table, storage);
        assertThat(before.known()).isEmpty();
        assertThat(before.files()).extracting(file -> file.getPath().getName()).containsExactly("1.commit");
        make("2.commit.requested", "2.inflight", "2.commit");
        tables.keep(table, LEFT, before, List.of("2.commit.requested", "2.inflight", "2.commit"));
    }

    @Test
    void isKnownAsItWasLeftAndOnlyOnce() throws IOException {
        assertThat(tables.take(table, storage).known()).contains(LEFT);
        assertThat(tables.take(table, storage).known()).isEmpty();
    }

    @Test
    void isNotKnownOnceSomethingHasCome() throws IOException {
        make("3.replacecommit.requested");

        KnownTables.Found found = tables.take(table, storage);

        assertThat(found.known()).isEmpty();
        assertThat(found.files()).hasSize(5);
    }

    @Test
    void isNotKnownOnceSomethingHasGone() throws IOException {
        Files.delete(folder.resolve(".hoodie/1.commit"));

        assertThat(tables.take(table, storage).known()).isEmpty();
    }

    @Test
    void isNotKnownOnceForgotten() throws IOException {
        tables.forget(folder.toUri().toString());

        assertThat(tables.take(table, storage).known()).isEmpty();
    }

    private void make(String... files) throws IOException {
        for (String file : files) {
            Files.createFile(folder.resolve(".hoodie").resolve(file));
        }
    }
}
