// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.event.TableId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.apache.hudi.common.model.HoodieTableType;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.hadoop.fs.HadoopFSUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionPlansTest {
    private static final TableId TABLE = new TableId("d", "user");

    @TempDir
    private Path folder;

    @Test
    void aCompactionOfAnotherJobThatTheClockPutsBeforeItsPlanIsRefused() throws IOException {
        HoodieTableMetaClient table = HoodieTableMetaClient.newTableBuilder()
                .setTableType(HoodieTableType.MERGE_ON_READ)
                .setTableName("user")
                .setTableVersion(HudiOptions.TABLE_VERSION)
                .initTable(HadoopFSUtils.getStorageConf(new Configuration()), folder.toString());
        Path compaction = Files.createFile(folder.resolve(".hoodie/20260101000000500.commit"));

        Files.setLastModifiedTime(compaction, FileTime.from(Instant.parse("2026-01-03T00:00:00Z")));
        assertThatCode(() -> CompactionPlans.requireInOrder(TABLE, table.reloadActiveTimeline()))
                .doesNotThrowAnyException();

        Files.setLastModifiedTime(compaction, FileTime.from(Instant.parse("2025-12-30T00:00:00Z")));
        assertThatThrownBy(() -> CompactionPlans.requireInOrder(TABLE, table.reloadActiveTimeline()))
                .hasMessageStartingWith("The compaction 20260101000000500 of d.user was made by another job");

        // When: its name says that it is one of this writer's.
        Files.move(compaction, compaction.resolveSibling("20260101000000500001.commit"));
        assertThatCode(() -> CompactionPlans.requireInOrder(TABLE, table.reloadActiveTimeline()))
                .doesNotThrowAnyException();
    }
}
