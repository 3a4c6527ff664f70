// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.INT;
import static io.lakeward.writer.Tables.row;
import static io.lakeward.writer.Tables.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.cli.UsageException;
import io.lakeward.writer.info.TableInfoException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.junit.jupiter.api.Test;

/** What table info asks for is what the lake holds, through changes of every kind. */
class TableInfoIT extends OnTopicAndLake {
    private static final ColumnType TEXT = ColumnType.of("VARCHAR", 50);
    private static final TableSchema EVENT = schema(
            "event",
            List.of("id"),
            new Column("id", INT, false),
            new Column("name", TEXT, true),
            new Column("create_time", ColumnType.of("DATETIME"), true));
    private static final TableSchema PERSON = schema(
            "person",
            List.of("id"),
            new Column("id", INT, false),
            new Column("email", TEXT, false),
            new Column("phone", TEXT, true),
            new Column("active", INT, false),
            new Column("secret", TEXT, true));

    @Test
    void rowsAreFilteredMaskedAndKeyedAsAskedFor() throws Exception {
        tableInfo =
                """
                {"tableInfo":[{"database":"d","table":"person","target":"crm.people","recordKey":"email",
                "filter":"active = 1","excludeColumns":["secret"],
                "columns":{"phone":"concat(left(phone, 3), '****')","mail_hash":"sha2(email, 256)"}}]}""";
        feed.begin()
                .insert(PERSON, 1, person(1, "ann", 1))
                .insert(PERSON, 2, person(2, "bob", 1))
                .insert(PERSON, 3, person(3, "cid", 0))
                .insert(PERSON, 4, person(4, "dan", 1))
                .commit();
        runToTheEnd();

        assertThat(read("crm/people").columns()).containsExactly("id", "email", "phone", "active", "mail_hash");
        assertThat(values(read("crm/people").select("id", "email", "phone")))
                .containsExactlyInAnyOrder(
                        List.of(1, "ann", "138****"), List.of(2, "bob", "138****"), List.of(4, "dan", "138****"));

        // When: two rows swap their keys by way of a third, one begins to match, one ceases to.
        feed.begin()
                .update(PERSON, 10, person(1, "ann", 1), person(1, "tmp", 1))
                .update(PERSON, 11, person(2, "bob", 1), person(2, "ann", 1))
                .update(PERSON, 12, person(1, "tmp", 1), person(1, "bob", 1))
                .update(PERSON, 13, person(3, "cid", 0), person(3, "cid", 1))
                .update(PERSON, 14, person(4, "dan", 1), person(4, "dan", 0))
                .commit();
        runToTheEnd();

        assertThat(values(read("crm/people").select(functions.col("id"), functions.col("email"))))
                .containsExactlyInAnyOrder(List.of(1, "bob"), List.of(2, "ann"), List.of(3, "cid"));
        assertThat(values(readWithMeta("crm/people").select("_hoodie_record_key")))
                .containsExactlyInAnyOrder(List.of("bob"), List.of("ann"), List.of("cid"));
    }

    @Test
    void deletesAreSoftOrIgnoredAndShardsStayApart() throws Exception {
        tableInfo =
                """
                tableInfo:
                  - {database: d, table: event, deletes: soft}
                  - {database: d, table: person, deletes: ignore}
                  - database: /shop_(?<no>\\d+)/
                    table: event
                    target: shop.events
                    shardColumn: shop
                    shardValue: "{no}"
                """;
        Path file = Files.writeString(work.resolve("table-info.yaml"), tableInfo);
        tableInfo = "@" + file;
        TableSchema shop1 = new TableSchema(new TableId("shop_1", "event"), EVENT.columns(), EVENT.key());
        TableSchema shop2 = new TableSchema(new TableId("shop_2", "event"), EVENT.columns(), EVENT.key());
        feed.begin();
        for (int id = 1; id <= 3; id++) {
            feed.insert(EVENT, id, event(id, "a", 1));
        }
        feed.insert(PERSON, 4, person(1, "ann", 1))
                .insert(shop1, 5, event(1, "one", 1))
                .insert(shop2, 6, event(1, "two", 1))
                .insert(shop2, 7, event(2, "two", 1))
                .commit();
        runToTheEnd();
        feed.begin()
                .delete(EVENT, 10, event(1, "a", 1))
                .delete(EVENT, 11, event(2, "a", 1))
                .insert(EVENT, 12, event(2, "again", 1))
                .delete(PERSON, 13, person(1, "ann", 1))
                .delete(shop2, 14, event(1, "two", 1))
                .commit();

        runToTheEnd();

        assertThat(values(readWithMeta("d/event")
                        .selectExpr("id", "name", "_lakeward_deleted", "unix_seconds(_lakeward_deleted_at)")))
                .containsExactlyInAnyOrder(
                        List.of(1, "a", true, 1_700_000_000L),
                        Arrays.asList(2, "again", false, null),
                        Arrays.asList(3, "a", false, null));
        assertThat(values(read("d/person").select("id", "email"))).containsExactly(List.of(1, "ann"));
        assertThat(values(read("shop/events").select("shop", "id", "name")))
                .containsExactlyInAnyOrder(List.of("1", 1, "one"), List.of("2", 2, "two"));
    }

    @Test
    void anEditedFileHoldsFromTheNextBatchAndABrokenOneDoesNot() throws Exception {
        Path file = work.resolve("table-info.json");
        tableInfo = "@" + file;
        edit(file, "'first'");
        whileRunning("checkpoint", Map.of(), stream -> {
            feedPerson(stream, 1);
            edit(file, "sha2(phone");
            feedPerson(stream, 2);
            edit(file, "concat(phone, no_such_column)");
            feedPerson(stream, 3);
            edit(file, "length(phone)");
            feedPerson(stream, 4);
            edit(file, "'second'");
            feedPerson(stream, 5);
        });

        assertThat(values(read("d/person").select("id", "phone")))
                .containsExactlyInAnyOrder(
                        List.of(1, "first"),
                        List.of(2, "first"),
                        List.of(3, "first"),
                        List.of(4, "first"),
                        List.of(5, "second"));
    }

    private static void edit(Path file, String phone) throws Exception {
        Files.writeString(
                file,
                "{\"tableInfo\":[{\"database\":\"d\",\"table\":\"person\",\"columns\":{\"phone\":\"" + phone
                        + "\"}},{\"database\":\"d\",\"table\":\"seen\"}]}");
    }

    private void feedPerson(StreamingQuery stream, int id) throws Exception {
        feed.begin().insert(PERSON, id, person(id, "e" + id, 1)).commit();
        stream.processAllAvailable();
    }

    @Test
    void whatDoesNotFitIsToldAtOnceAndNothingIsLost() throws Exception {
        tableInfo = """
                {"tableInfo":[{"database":"d","table":"person","filter":"activ = 1"}]}""";
        feed.begin()
                .insert(EVENT, 1, event(1, "a", 1))
                .insert(PERSON, 2, person(1, "ann", 1))
                .commit();

        // When: the tables are on the topic already, it is told before the stream starts.
        assertThatThrownBy(this::runToTheEnd)
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("tableInfo[0].filter must fit the columns of d.person: A column or function"
                        + " parameter with name `activ` cannot be resolved. Did you mean one of the following?"
                        + " [`active`");

        tableInfo =
                """
                {"tableInfo":[
                {"database":"d","table":"person","recordKey":"phone","excludeColumns":"emial","partition":"active"},
                {"database":"d","table":"evnt"}]}""";
        assertThatThrownBy(this::runToTheEnd)
                .isInstanceOf(UsageException.class)
                .hasMessage("3 things must be corrected:\n"
                        + "  - tableInfo[1] must be for a table of the source, but d.evnt is not known: if"
                        + " d.event is meant, correct it; if not, give d.event an entry of its own\n"
                        + "  - tableInfo[0].excludeColumns must name columns of d.person, but emial is none (it"
                        + " has id, email, phone, active, secret)\n"
                        + "  - tableInfo[0].recordKey must be columns that are NOT NULL, but d.person.phone is"
                        + " not");

        // When: a table comes later that does not fit, the stream stops before the batch is written.
        tableInfo = """
                {"tableInfo":[{"database":"d","table":"later","filter":"nme = 'x'"}]}""";
        TableSchema later = schema("later", List.of("id"), EVENT.columns().toArray(Column[]::new));
        assertThatThrownBy(() -> whileRunning("checkpoint", Map.of(), stream -> {
                    stream.processAllAvailable();
                    feed.begin()
                            .insert(later, 10, event(1, "x", 1))
                            .insert(EVENT, 11, event(2, "b", 1))
                            .commit();
                    stream.processAllAvailable();
                }))
                .hasRootCauseInstanceOf(TableInfoException.class)
                .rootCause()
                .hasMessageStartingWith("tableInfo[0].filter must fit the columns of d.later");
        assertThat(values(read("d/event").select("id"))).containsExactly(List.of(1));

        // When: the lake has the table already, it must stay as it is there.
        tableInfo =
                tableInfo.replace("later", "event").replace("nme", "name").replace("}]}", ",\"partition\":\"id\"}]}");
        assertThatThrownBy(this::runToTheEnd)
                .isInstanceOf(UsageException.class)
                .hasMessage("The partition must stay none as in the lake, but became id as lake_partition: d.event");

        // Then: corrected, it goes on where it was.
        tableInfo = "{\"tableInfo\":[{\"database\":\"d\",\"table\":\"later\",\"filter\":\"nme = 'x'\"}]}";
        tableInfo = tableInfo.replace("nme", "name");
        runToTheEnd();
        assertThat(values(read("d/event").select("id"))).containsExactlyInAnyOrder(List.of(1), List.of(2));
        assertThat(values(read("d/later").select("id"))).containsExactly(List.of(1));
    }

    private static String event(int id, String name, int month) {
        return row("id:" + id, "name:" + name, "create_time:'2026-0" + month + "-15 10:00:00'");
    }

    private static String person(int id, String email, int active) {
        return row("id:" + id, "email:" + email, "phone:'13812345678'", "active:" + active, "secret:s");
    }
}
