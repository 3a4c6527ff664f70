// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.EventHeaders;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.event.TableSchemaJson;
import io.lakeward.writer.batch.LaterReader.Later;
import io.lakeward.writer.batch.LaterReader.OfCopy;
import io.lakeward.writer.batch.LaterReader.OfRows;
import io.lakeward.writer.info.TableInfoReader;
import io.lakeward.writer.plan.Planner;
import io.lakeward.writer.table.TableType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LaterReaderTest {
    private static final TableId TABLE = new TableId("d", "t");
    private static final List<Column> COLUMNS = List.of(new Column("id", ColumnType.of("INT"), false));
    private static final TableSchema KEYED = new TableSchema(TABLE, COLUMNS, List.of("id"));
    private static final TableSchema BAG = new TableSchema(TABLE, COLUMNS, List.of());
    private static final String CREATE = "{\"op\":\"c\",\"after\":{\"id\":1}}";
    private static final String READ = "{\"op\":\"r\",\"after\":{\"id\":1}}";
    private static final Planner PLANNER = new Planner(TableInfoReader.read("{}", TableType.COW), Map.of());
    private static final RowId ROW = new RowId(TABLE, 0, "k");

    @Test
    void laterRecordsOfTheSameRowsAreFound() {
        assertThat(later(ours(KEYED, 9, CREATE), ours(KEYED, 10, CREATE))).isEmpty();
        assertThat(later(ours(KEYED, 11, "no JSON"), ours(KEYED, 12, CREATE)))
                .hasSize(2)
                .allSatisfy(each -> assertThat(((OfRows) each).rows()).containsExactly(ROW));
        assertThat(later(ours(BAG, 11, CREATE), ours(BAG, 12, READ)))
                .containsExactly(new OfCopy(ROW, 11, false), new OfCopy(ROW, 12, true));
    }

    @Test
    void whatCannotBeReadIsToldWithAllThatIsKnownOfIt() {
        TopicRecord unreadable = ours(KEYED, 11, CREATE);
        unreadable.headers().put(EventHeaders.SCHEMA, "{}".getBytes(UTF_8));

        assertThat(later(unreadable)).singleElement().satisfies(each -> requireUnreadable(each, null, "k"));
        assertThat(later(foreign("{}"))).singleElement().satisfies(each -> requireUnreadable(each, null, null));
        assertThat(later(foreign("{\"database\":\"d\",\"table\":\"c\",\"isDdl\":false,\"type\":\"INSERT\","
                        + "\"pkNames\":[\"id\"],\"mysqlType\":{\"id\":\"int\"},\"data\":[5]}")))
                .singleElement()
                .satisfies(each -> requireUnreadable(each, "d.c", null));
        assertThat(later(ours(BAG, 11, "no JSON")))
                .singleElement()
                .satisfies(each -> requireUnreadable(each, "d.t", "k"));
    }

    @Test
    void whatIsInQuarantineItselfIsNoLaterState() {
        TopicRecord unreadable = ours(KEYED, 20, CREATE);
        unreadable.headers().put(EventHeaders.SCHEMA, "{}".getBytes(UTF_8));

        assertThat(later(unreadable)).isEmpty();
        assertThat(later(ours(BAG, 20, "no JSON"))).isEmpty();
        assertThat(later(ours(KEYED, 20, CREATE))).hasSize(1);
    }

    private static void requireUnreadable(Later later, String table, String key) {
        assertThat(later).isInstanceOf(Unreadable.class);
        assertThat(((Unreadable) later).table()).isEqualTo(table);
        assertThat(((Unreadable) later).key()).isEqualTo(key);
    }

    private static List<Later> later(TopicRecord... records) {
        Place open = new Place(0, 10);
        LaterReader reader =
                new LaterReader(PLANNER, 0, Map.of(ROW, 10L), Set.of(open), Set.of(open, new Place(0, 20)));
        List<Later> later = new ArrayList<>();
        reader.call(List.of(records).iterator()).forEachRemaining(later::add);
        return later;
    }

    private static TopicRecord ours(TableSchema schema, long offset, String value) {
        Map<String, byte[]> headers = new HashMap<>();
        headers.put(EventHeaders.SCHEMA, TableSchemaJson.write(schema));
        headers.put(EventHeaders.SEQUENCE, EventHeaders.writeSequence(offset));
        return new TopicRecord("topic", 0, offset, 0, "k".getBytes(UTF_8), value.getBytes(UTF_8), headers);
    }

    private static TopicRecord foreign(String value) {
        return new TopicRecord("topic", 0, 11, 0, "f".getBytes(UTF_8), value.getBytes(UTF_8), new HashMap<>());
    }
}
