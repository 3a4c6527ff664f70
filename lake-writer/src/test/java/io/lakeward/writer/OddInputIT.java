// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.INT;
import static io.lakeward.writer.Tables.USER;
import static io.lakeward.writer.Tables.row;
import static io.lakeward.writer.Tables.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.cli.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Input that is allowed and unusual, and situations that must not pass in silence. */
class OddInputIT extends OnTopicAndLake {
    @Test
    void aTableThatAFullDiskLeftHalfMadeIsMadeAnew() throws Exception {
        Path properties = work.resolve("lake/d/user/.hoodie/hoodie.properties");
        Files.createDirectories(properties.getParent());
        Files.createFile(properties);
        feed.begin().insert(USER, 1, row("id:1", "name:a")).commit();

        runToTheEnd();

        assertThat(rows("d/user")).containsExactly(List.of(1, "a"));
    }

    @Test
    void oddNamesAreCarried() throws Exception {
        TableSchema odd = schema(
                "order-lines",
                List.of("order no"),
                new Column("order no", INT, false),
                new Column("2nd name", ColumnType.of("VARCHAR", 9), true),
                new Column("名字", ColumnType.of("VARCHAR", 9), true));
        feed.begin().insert(odd, 1, row("order no:1", "2nd name:a", "名字:名")).commit();
        runToTheEnd();
        feed.begin().insert(odd, 2, row("order no:1", "2nd name:b", "名字:名")).commit();

        runToTheEnd();

        assertThat(read("d/order-lines").columns()).containsExactly("order_no", "_2nd_name", "名字");
        assertThat(rows("d/order-lines")).containsExactly(List.of(1, "b", "名"));
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void keysWithSeparatorsStayApartAndComeToAnEnd() throws Exception {
        TableSchema one = schema("one", List.of("k"), new Column("k", ColumnType.of("VARCHAR", 20), false));
        TableSchema two = schema(
                "two",
                List.of("a", "b"),
                new Column("a", ColumnType.of("VARCHAR", 20), false),
                new Column("b", ColumnType.of("VARCHAR", 20), false));
        feed.begin()
                .insert(one, 1, row("k:fe80::1,x"))
                .insert(one, 2, row("k:::,,"))
                .insert(two, 3, row("a:x,b:3", "b:'4'"))
                .insert(two, 4, row("a:x", "b:3,b:4"))
                .commit();

        runToTheEnd();

        assertThat(rows("d/one")).containsExactlyInAnyOrder(List.of("fe80::1,x"), List.of("::,,"));
        assertThat(rows("d/two")).containsExactlyInAnyOrder(List.of("x,b:3", "4"), List.of("x", "3,b:4"));
    }

    @Test
    void otherBucketOptionsFindTheOldRows() throws Exception {
        feed.begin();
        for (int id = 0; id < 6; id++) {
            feed.insert(USER, id + 1, row("id:" + id, "name:old"));
        }
        feed.commit();
        runToTheEnd();

        feed.begin();
        for (int id = 0; id < 3; id++) {
            feed.update(USER, id + 10, row("id:" + id, "name:old"), row("id:" + id, "name:new"));
            feed.delete(USER, id + 20, row("id:" + (id + 3), "name:old"));
        }
        feed.commit();
        runToTheEnd("checkpoint", Map.of("hoodie.bucket.index.num.buckets", "8"));

        assertThat(rows("d/user")).containsExactlyInAnyOrder(List.of(0, "new"), List.of(1, "new"), List.of(2, "new"));
    }

    @Test
    void aTableThatTheLakeCannotHaveDoesNotStopTheOthers() throws Exception {
        TableSchema strange = schema(
                "strange",
                List.of("id"),
                new Column("id", INT, false),
                new Column("address", ColumnType.of("INET6"), true));
        feed.begin()
                .insert(strange, 1, row("id:1", "address:x"))
                .delete(strange, 2, row("id:2", "address:x"))
                .insert(USER, 3, row("id:1", "name:good"))
                .commit();

        runToTheEnd();

        assertThat(rows("d/user")).containsExactly(List.of(1, "good"));
        assertThat(read("_lakeward/quarantine")
                        .select("source_table")
                        .distinct()
                        .collectAsList())
                .hasToString("[[d.strange]]");
    }

    @Test
    void aTopicMadeAnewIsRefused() throws Exception {
        feed.begin().insert(USER, 1, row("id:1", "name:a")).commit();
        runToTheEnd();

        remakeTopic();

        assertThatThrownBy(this::runToTheEnd)
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(
                        "The lake must be written from one topic, but was written from the one with the id ")
                .hasMessageEndingWith("Start on an empty --hudiEventBasePath with a new --checkpointDir;"
                        + " --sourceTopic is aTopicMadeAnewIsRefused");
    }
}
