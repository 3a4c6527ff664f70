// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.EVENT;
import static io.lakeward.writer.Tables.INT;
import static io.lakeward.writer.Tables.LINE;
import static io.lakeward.writer.Tables.USER;
import static io.lakeward.writer.Tables.USER_WITH_AGE;
import static io.lakeward.writer.Tables.event;
import static io.lakeward.writer.Tables.row;
import static io.lakeward.writer.Tables.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.SchemaChangeKind;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.table.Compaction;
import io.lakeward.writer.table.StopException;
import io.lakeward.writer.table.WriterLease;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lake and the checkpoint on other storage than local files. */
class StorageIT extends OnTopicAndLake {
    private static final ColumnType TEXT = ColumnType.of("VARCHAR", 155);
    private static final TableSchema USER_WITH_TEXT_AGE = schema(
            "user",
            List.of("id"),
            new Column("id", INT, false),
            new Column("age", TEXT, true),
            new Column("name", TEXT, true));

    @TempDir
    private static Path folder;

    private static S3Server s3;
    private static MiniDFSCluster hdfs;

    private Store store;

    enum Store {
        S3,
        HDFS
    }

    @BeforeAll
    static void startServers() throws IOException {
        s3 = new S3Server(folder);
        s3.hadoop().forEach(SparkSession.active().sparkContext().hadoopConfiguration()::set);
        Configuration hadoop = new Configuration();
        hadoop.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString());
        hdfs = new MiniDFSCluster.Builder(hadoop).numDataNodes(1).build();
    }

    @AfterAll
    static void stopServers() throws IOException {
        s3.close();
        hdfs.shutdown();
        // Else the other tests in this JVM get the local file system that HDFS was the first to ask for.
        FileSystem.closeAll();
    }

    @Override
    String home() {
        return switch (store) {
            case S3 -> "s3a://lake/";
            case HDFS -> hdfs.getURI() + "/lake/";
            default -> throw new IllegalStateException(store.name());
        };
    }

    @ParameterizedTest
    @EnumSource
    void tablesEqualTheirSource(Store where) throws Exception {
        store = where;
        tableInfo =
                """
                {"tableInfo":[{"database":"d","table":"event","tableType":"MOR",
                "partition":{"expression":"part","field":"p"}}]}""";
        compaction = new Compaction(true, 2);
        whileRunning("checkpoint", Map.of(), stream -> {
            feed.begin()
                    .insert(USER_WITH_AGE, 1, row("id:1", "age:18", "name:a"))
                    .insert(USER_WITH_AGE, 2, row("id:2", "age:20", "name:a"))
                    .insert(USER_WITH_AGE, 2, row("id:3", "age:21", "name:a"))
                    .insert(LINE, 3, row("n:1"))
                    .insert(LINE, 4, row("n:1"))
                    .insert(EVENT, 5, event(1, "a", "x"))
                    .insert(EVENT, 6, event(2, "a", "x"))
                    .insert(EVENT, 7, event(3, "a", "y"))
                    .commit();
            stream.processAllAvailable();
            new AnotherJob(home() + "lake/d/user").delete("id = 3");

            // When: rows change, move and go.
            for (int i = 0; i < 3; i++) {
                feed.begin()
                        .update(EVENT, 10 + i, event(1, "a", "x"), event(1, "b" + i, "x"))
                        .commit();
                stream.processAllAvailable();
            }
            feed.begin()
                    .update(USER_WITH_AGE, 20, row("id:1", "age:18", "name:a"), row("id:1", "age:19", "name:b"))
                    .delete(LINE, 21, row("n:1"))
                    .delete(EVENT, 22, event(2, "a", "x"))
                    .update(EVENT, 23, event(3, "a", "y"), event(3, "c", "x"))
                    .commit();
            stream.processAllAvailable();
        });

        assertThat(rows("d/user")).containsExactlyInAnyOrder(List.of(1, 19, "b"), List.of(2, 20, "a"));
        assertThat(rows("d/line")).containsExactly(List.of(1));
        assertThat(rows("d/event")).containsExactlyInAnyOrder(List.of(1, "b2", "x", "x"), List.of(3, "c", "x", "x"));

        // When: the table is replaced by one with another type, and then the checkpoint is lost.
        feed.begin()
                .statement(SchemaChangeKind.ALTER, USER.table(), USER, false, 30)
                .adding(USER_WITH_TEXT_AGE, 40, "age")
                .update(USER_WITH_TEXT_AGE, 41, row("id:2", "name:a"), row("id:2", "age:old", "name:c"))
                .commit();
        runToTheEnd();
        runToTheEnd("another-checkpoint");

        assertThat(rows("d/user")).containsExactlyInAnyOrder(Arrays.asList(1, null, "b"), List.of(2, "old", "c"));
        assertThat(exists("lake/_lakeward/retired/d/user.40/.hoodie/hoodie.properties"))
                .isTrue();
        assertThat(exists("lake/_lakeward/moves/d/user")).isFalse();
        assertThat(rows("d/line")).containsExactly(List.of(1));
        assertThat(exists("lake/_lakeward/writer")).as("the lease").isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aLakeHasOneWriter(Store where) throws Exception {
        store = where;
        try (WriterLease first = takeLake()) {
            assertThatThrownBy(this::takeLake)
                    .isInstanceOf(StopException.class)
                    .hasMessageContaining("must have one writer");
            first.requireHeld();
        }
    }

    private boolean exists(String file) throws IOException {
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(home() + file);
        return FileSystem.get(path.toUri(), SparkSession.active().sparkContext().hadoopConfiguration())
                .exists(path);
    }
}
