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
import io.lakeward.writer.table.TableLayout;
import io.lakeward.writer.table.TableType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemaFollowerTest {
    private static final TableId USER = new TableId("d", "user");
    private static final TableId ORDER = new TableId("d", "order");
    private static final TableId OTHER = new TableId("e", "user");
    private static final TableSchema SCHEMA = schema("INT");
    private static final TableSchema WITH_TEXT = schema("VARCHAR");
    private static final TableSchema WITHOUT = new TableSchema(USER, List.of(column("id", "INT")), List.of("id"));
    private static final Horizons NONE = Horizons.of(List.of());

    @Test
    void aDroppedDatabaseEmptiesItsTables() {
        SchemaEvent drop =
                new SchemaEvent("d", "drop database d", SchemaChangeKind.DROP, null, false, List.of(), null, 10, 0);

        Horizons horizons =
                follow(TableInfo.none(TableType.COW), NONE, SCHEMA, drop).horizons();

        assertThat(horizons.since(USER)).isEqualTo(10);
        assertThat(horizons.since(ORDER)).isEqualTo(10);
        assertThat(horizons.since(OTHER)).isZero();
    }

    @Test
    void tableInfoMayIgnoreStopOrKeepRows() {
        SchemaEvent truncate = statement(SchemaChangeKind.TRUNCATE, false, 10);

        assertThat(follow(info("truncate", "ignore"), NONE, SCHEMA, truncate).horizons())
                .isEqualTo(NONE);
        assertThat(follow(info("deletes", "ignore"), NONE, SCHEMA, truncate).horizons())
                .isEqualTo(NONE);
        assertThat(follow(info("drop", "ignore"), NONE, SCHEMA, truncate)
                        .horizons()
                        .since(USER))
                .isEqualTo(10);
        assertThatThrownBy(() -> follow(info("truncate", "stop"), NONE, SCHEMA, truncate))
                .isInstanceOf(TableFailure.class)
                .hasMessageContaining("set truncate to follow or ignore");
    }

    @Test
    void aStatementThatWasFollowedDoesNothing() {
        Horizons before = NONE.emptied(USER, 10).reached(Map.of(USER, 10L));

        assertThat(follow(info("truncate", "stop"), before, SCHEMA, statement(SchemaChangeKind.TRUNCATE, false, 10))
                        .horizons())
                .isEqualTo(before);
        assertThat(follow(
                        TableInfo.none(TableType.COW),
                        before,
                        SCHEMA,
                        alter(WITH_TEXT, true, 9),
                        alter(WITH_TEXT, true, 10)))
                .isEqualTo(new Outcome(before, Map.of(), Map.of(), List.of(), Map.of()));
    }

    @Test
    void aTableThatIsReadAgainAndCannotBecomeWhatItIsToBeIsMadeAnew() {
        SchemaEvent alter = alter(WITH_TEXT, true, 10);

        Outcome outcome = follow(TableInfo.none(TableType.COW), NONE, SCHEMA, alter);

        assertThat(outcome.horizons().since(USER)).isEqualTo(10);
        assertThat(outcome.retired()).isEqualTo(Map.of(USER, 10L));
        assertThat(outcome.altered()).isEmpty();
        assertThat(follow(TableInfo.none(TableType.COW), NONE, WITH_TEXT, alter))
                .isEqualTo(new Outcome(NONE, Map.of(), Map.of(), List.of(alter), Map.of(USER, 10L)));
        assertThat(follow(TableInfo.none(TableType.COW), NONE, SCHEMA, alter(WITH_TEXT, false, 10)))
                .isEqualTo(new Outcome(NONE, Map.of(), Map.of(), List.of(), Map.of(USER, 10L)));
        assertThatThrownBy(() -> follow(info("conversion", "stop"), NONE, SCHEMA, alter))
                .isInstanceOf(TableFailure.class)
                .hasMessageContaining("Column d.user.n must keep a type")
                .hasMessageContaining("Set conversion to follow");
    }

    @Test
    void aBatchThatEndedHalfWayMakesTheTableAnewAllTheSame() {
        Horizons remembered = NONE.emptied(USER, 10);

        assertThat(follow(TableInfo.none(TableType.COW), remembered, SCHEMA, alter(WITH_TEXT, true, 10))
                        .retired())
                .isEqualTo(Map.of(USER, 10L));
    }

    @Test
    void rowsOfTheSameBatchAreConvertedToo() {
        Outcome outcome = new SchemaFollower(
                        new Planner(TableInfo.none(TableType.COW), Map.of()),
                        NONE,
                        List.of(USER),
                        target -> Optional.empty())
                .follow(
                        List.of(alter(WITH_TEXT, true, 10), alter(SCHEMA, true, 20)),
                        Map.of(SCHEMA, new SchemaUse(5, 25), WITH_TEXT, SchemaUse.at(15)),
                        List.of());

        assertThat(outcome.horizons().since(USER)).isEqualTo(20);
        assertThat(outcome.retired()).isEmpty();
    }

    @Test
    void aTableThatIsCreatedAnewIsAnotherOne() {
        Outcome outcome = follow(
                TableInfo.none(TableType.COW),
                NONE,
                SCHEMA,
                new SchemaEvent("d", "create", SchemaChangeKind.CREATE, USER, false, List.of(), WITH_TEXT, 10, 0));

        assertThat(outcome.horizons().since(USER)).isEqualTo(10);
        assertThat(outcome.retired()).isEqualTo(Map.of(USER, 10L));
    }

    @Test
    void aColumnThatComesAgainWithAnotherTypeLosesItsOldValues() {
        SchemaEvent add =
                new SchemaEvent("d", "add", SchemaChangeKind.ALTER, USER, false, List.of("n"), WITH_TEXT, 20, 0);

        Outcome outcome = follow(TableInfo.none(TableType.COW), NONE, SCHEMA, alter(WITHOUT, false, 10), add);

        assertThat(outcome.remade()).isEqualTo(Map.of(USER, new Remake(Set.of("n"), 20)));
        assertThat(outcome.horizons().lost(USER, 19)).containsExactly("n");
        assertThat(outcome.horizons().since(USER)).isZero();
        assertThat(outcome.altered()).hasSize(2);
        assertThat(outcome.followed()).isEqualTo(Map.of(USER, 20L));
        assertThatThrownBy(() -> follow(info("conversion", "stop"), NONE, SCHEMA, add))
                .isInstanceOf(TableFailure.class);
    }

    @Test
    void aDroppedColumnGoesWhereTableInfoSaysSo() {
        Outcome outcome = follow(info("dropColumn", "drop"), NONE, SCHEMA, alter(WITHOUT, false, 10));

        assertThat(outcome.remade()).isEqualTo(Map.of(USER, new Remake(Set.of("n"), 10)));
        assertThat(outcome.horizons().lost(USER, 9)).containsExactly("n");
        assertThat(follow(TableInfo.none(TableType.COW), NONE, SCHEMA, alter(WITHOUT, false, 10))
                        .remade())
                .isEmpty();
    }

    @Test
    void rowsThatNothingTellsApartStay() {
        TableInfo info = TableInfoReader.read(
                "{\"tableInfo\":[{\"database\":\"*\",\"table\":\"user\",\"target\":\"all.user\",\"shardColumn\":\"none\"}]}",
                TableType.COW);

        assertThat(follow(info, NONE, SCHEMA, statement(SchemaChangeKind.TRUNCATE, false, 10))
                        .horizons())
                .isEqualTo(NONE);
        assertThat(new SchemaFollower(new Planner(info, Map.of()), NONE, List.of(), layout -> Optional.empty())
                        .follow(List.of(), Map.of(), List.of(new ReadNotice(0, new TableReadEvent(USER, 5, 1, 6))))
                        .horizons())
                .isEqualTo(NONE);
    }

    /** @param lake what the lake has of the table */
    private static Outcome follow(TableInfo info, Horizons before, TableSchema lake, SchemaEvent... statements) {
        Planner planner = new Planner(info, Map.of());
        TableLayout layout = new Planner(TableInfo.none(TableType.COW), Map.of())
                .planFor(lake)
                .layout();
        return new SchemaFollower(planner, before, List.of(USER, ORDER, OTHER), target -> Optional.of(layout)
                        .filter(table -> table.target().equals(target)))
                .follow(List.of(statements), Map.of(), List.of());
    }

    private static TableInfo info(String key, String value) {
        return TableInfoReader.read(
                "{\"tableInfo\":[{\"database\":\"d\",\"table\":\"user\",\"" + key + "\":\"" + value + "\"}]}",
                TableType.COW);
    }

    private static SchemaEvent statement(SchemaChangeKind kind, boolean isReread, long sequence) {
        return new SchemaEvent("d", kind.name(), kind, USER, isReread, List.of(), SCHEMA, sequence, 0);
    }

    private static SchemaEvent alter(TableSchema after, boolean isReread, long sequence) {
        return new SchemaEvent("d", "alter", SchemaChangeKind.ALTER, USER, isReread, List.of(), after, sequence, 0);
    }

    private static TableSchema schema(String type) {
        return new TableSchema(USER, List.of(column("id", "INT"), column("n", type)), List.of("id"));
    }

    private static Column column(String name, String type) {
        return new Column(name, type.equals("INT") ? ColumnType.of(type) : ColumnType.of(type, 20), !name.equals("id"));
    }
}
