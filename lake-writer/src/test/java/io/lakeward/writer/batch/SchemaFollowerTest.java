// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.SchemaChangeKind;
import io.lakeward.event.SchemaEvent;
import io.lakeward.event.TableId;
import io.lakeward.event.TableReadEvent;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.batch.SchemaFollower.Outcome;
import io.lakeward.writer.horizon.Horizons;
import io.lakeward.writer.info.TableInfo;
import io.lakeward.writer.info.TableInfoReader;
import io.lakeward.writer.plan.Planner;
import io.lakeward.writer.table.StopException;
import io.lakeward.writer.table.TableType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchemaFollowerTest {
    private static final TableId USER = new TableId("d", "user");
    private static final TableId ORDER = new TableId("d", "order");
    private static final TableId OTHER = new TableId("e", "user");
    private static final TableSchema SCHEMA =
            new TableSchema(USER, List.of(new Column("id", ColumnType.of("INT"), false)), List.of("id"));
    private static final Horizons NONE = Horizons.of(List.of());

    @Test
    void aDroppedDatabaseEmptiesItsTables() {
        SchemaEvent drop =
                new SchemaEvent("d", "drop database d", SchemaChangeKind.DROP, null, false, List.of(), null, 10, 0);

        Horizons horizons = follow(TableInfo.none(TableType.COW), NONE, Optional.empty(), drop)
                .horizons();

        assertThat(horizons.since(USER)).isEqualTo(10);
        assertThat(horizons.since(ORDER)).isEqualTo(10);
        assertThat(horizons.since(OTHER)).isZero();
    }

    @Test
    void tableInfoMayIgnoreStopOrKeepRows() {
        SchemaEvent truncate = statement(SchemaChangeKind.TRUNCATE, false, 10);

        assertThat(follow(info("truncate", "ignore"), NONE, Optional.empty(), truncate)
                        .horizons())
                .isEqualTo(NONE);
        assertThat(follow(info("deletes", "ignore"), NONE, Optional.empty(), truncate)
                        .horizons())
                .isEqualTo(NONE);
        assertThat(follow(info("drop", "ignore"), NONE, Optional.empty(), truncate)
                        .horizons()
                        .since(USER))
                .isEqualTo(10);
        assertThatThrownBy(() -> follow(info("truncate", "stop"), NONE, Optional.empty(), truncate))
                .isInstanceOf(StopException.class)
                .hasMessageContaining("set truncate to follow or ignore");
    }

    @Test
    void aStatementFromBeforeTheHorizonDoesNothing() {
        Horizons before = NONE.emptied(USER, 10).swept();

        assertThat(follow(
                                info("truncate", "stop"),
                                before,
                                Optional.empty(),
                                statement(SchemaChangeKind.TRUNCATE, false, 10))
                        .horizons())
                .isEqualTo(before);
        assertThat(follow(
                        TableInfo.none(TableType.COW),
                        before,
                        Optional.of("another type"),
                        statement(SchemaChangeKind.ALTER, true, 9)))
                .isEqualTo(new Outcome(before, Map.of(), List.of()));
    }

    @Test
    void aTableThatIsReadAgainAndCannotBecomeWhatItIsToBeIsMadeAnew() {
        SchemaEvent alter = statement(SchemaChangeKind.ALTER, true, 10);

        Outcome outcome = follow(TableInfo.none(TableType.COW), NONE, Optional.of("another type"), alter);

        assertThat(outcome.horizons().since(USER)).isEqualTo(10);
        assertThat(outcome.retired()).isEqualTo(Map.of(USER, 10L));
        assertThat(outcome.altered()).isEmpty();
        assertThat(follow(TableInfo.none(TableType.COW), NONE, Optional.empty(), alter))
                .isEqualTo(new Outcome(NONE, Map.of(), List.of(alter)));
        assertThat(follow(
                        TableInfo.none(TableType.COW),
                        NONE,
                        Optional.of("another type"),
                        statement(SchemaChangeKind.ALTER, false, 10)))
                .isEqualTo(new Outcome(NONE, Map.of(), List.of()));
        assertThatThrownBy(() -> follow(info("conversion", "stop"), NONE, Optional.of("another type"), alter))
                .isInstanceOf(StopException.class)
                .hasMessageContaining("another type. Set conversion to follow");
    }

    @Test
    void rowsThatNothingTellsApartStay() {
        TableInfo info = TableInfoReader.read(
                "{\"tableInfo\":[{\"database\":\"*\",\"table\":\"user\",\"target\":\"all.user\",\"shardColumn\":\"none\"}]}",
                TableType.COW);

        assertThat(follow(info, NONE, Optional.empty(), statement(SchemaChangeKind.TRUNCATE, false, 10))
                        .horizons())
                .isEqualTo(NONE);
        assertThat(new SchemaFollower(new Planner(info, Map.of()), NONE, List.of(), layout -> Optional.empty())
                        .follow(List.of(), List.of(new ReadNotice(0, new TableReadEvent(USER, 5, 1, 6))))
                        .horizons())
                .isEqualTo(NONE);
    }

    private static Outcome follow(TableInfo info, Horizons before, Optional<String> conversion, SchemaEvent statement) {
        return new SchemaFollower(
                        new Planner(info, Map.of()), before, List.of(USER, ORDER, OTHER), layout -> conversion)
                .follow(List.of(statement), List.of());
    }

    private static TableInfo info(String key, String value) {
        return TableInfoReader.read(
                "{\"tableInfo\":[{\"database\":\"d\",\"table\":\"user\",\"" + key + "\":\"" + value + "\"}]}",
                TableType.COW);
    }

    private static SchemaEvent statement(SchemaChangeKind kind, boolean isReread, long sequence) {
        return new SchemaEvent("d", kind.name(), kind, USER, isReread, List.of(), SCHEMA, sequence, 0);
    }
}
