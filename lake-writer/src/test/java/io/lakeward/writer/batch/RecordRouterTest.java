// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.event.HybridClock;
import io.lakeward.event.SchemaChangeKind;
import io.lakeward.event.SchemaEvent;
import io.lakeward.writer.info.TableInfoReader;
import io.lakeward.writer.plan.Planner;
import io.lakeward.writer.table.TableType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RecordRouterTest {
    private static final String ROW =
            "{\"database\":\"d\",\"table\":\"t\",\"ts\":1,\"type\":\"insert\",\"data\":{\"id\":1}}";
    private static final String TWO_ROWS = "{\"database\":\"d\",\"table\":\"c\",\"isDdl\":false,\"type\":\"INSERT\","
            + "\"pkNames\":[\"id\"],\"mysqlType\":{\"id\":\"int\"},\"data\":[{\"id\":\"1\"},{\"id\":\"1\"}]}";

    private final List<BatchItem> others = new ArrayList<>();

    @Test
    void theOrderOfThePartitionCountsWhateverTheClocksSay() {
        RecordRouter router = router(HybridClock.at(100));

        List<Long> sequences = new ArrayList<>();
        for (TopicRecord record : List.of(at(200, ROW), at(50, ROW), at(200, TWO_ROWS), at(300, ROW))) {
            router.changes(record).forEach(change -> sequences.add(change.sequence()));
        }

        long first = HybridClock.at(200);
        assertThat(sequences).containsExactly(first, first + 1, first + 2, first + 3, HybridClock.at(300));
        assertThat(router(HybridClock.at(1000)).changes(at(200, ROW)))
                .extracting(RawChange::sequence)
                .containsExactly(HybridClock.at(1000) + 1);
    }

    @Test
    void whatIsNoChangeOfARowIsToldOrPassedOver() {
        RecordRouter router = router(0);

        assertThat(router.changes(at(1, null))).isEmpty();
        assertThat(router.changes(at(1, "{\"ts_ms\":1}"))).isEmpty();
        assertThat(others).isEmpty();

        assertThat(router.changes(at(7, "{\"databaseName\":\"d\",\"ddl\":\"DROP TABLE t\"}")))
                .isEmpty();
        assertThat(router.changes(at(8, "{}"))).isEmpty();
        assertThat(router.changes(at(8, ROW.replace("{\"id\":1}", "{\"id\":1e99999999999}"))))
                .isEmpty();
        assertThat(router.changes(at(8, TWO_ROWS.replace("{\"id\":\"1\"},", "5,"))))
                .isEmpty();

        assertThat(others.get(0))
                .isEqualTo(new SchemaNotice(new SchemaEvent(
                        "d",
                        "DROP TABLE t",
                        SchemaChangeKind.OTHER,
                        null,
                        false,
                        List.of(),
                        null,
                        HybridClock.at(7),
                        7)));
        assertThat(others.subList(1, 4)).allMatch(BadRecord.class::isInstance);
        assertThat(((BadRecord) others.get(3)).table()).isEqualTo("d.c");
        assertThat(others).hasSize(4);
    }

    private RecordRouter router(long lastSequence) {
        Planner planner = new Planner(TableInfoReader.read("{}", TableType.COW), Map.of());
        return new RecordRouter(lastSequence, planner, others::add);
    }

    private static TopicRecord at(long millis, String value) {
        byte[] bytes = value == null ? null : value.getBytes(UTF_8);
        return new TopicRecord("t", 0, 0, TimeUnit.MILLISECONDS.toMicros(millis), null, bytes, new HashMap<>());
    }
}
