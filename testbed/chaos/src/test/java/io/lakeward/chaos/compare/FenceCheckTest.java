// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.chaos.schema.ChaosTable;
import io.lakeward.chaos.schema.Tables;
import io.lakeward.demo.lake.Snapshot;
import io.lakeward.demo.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each kind of difference is planted once; the seed's table t6 has a column that partitions it. */
class FenceCheckTest {

    private static final ChaosTable MONTHS = Tables.of(1, 7).get(6);
    private static final ChaosTable BAG = Tables.of(1, 5).get(4);
    private static final int KEY = 0;
    private static final int COUNTER = indexOf("counter");
    private static final int MOVED_AT = indexOf("moved_at");
    private static final int PART = indexOf("part");

    @Test
    void equalTablesAreNoViolation() {
        assertThat(differences(MONTHS, rows(), rows())).isEmpty();
    }

    @Test
    void cell() {
        assertThat(differences(MONTHS, rows(), changed(1, COUNTER, "6")))
                .containsExactly("row {id=2}: counter must be 0, but was 6");
    }

    @Test
    void nullInsteadOfAValue() {
        assertThat(differences(MONTHS, rows(), changed(1, MOVED_AT, null)))
                .containsExactly("row {id=2}: moved_at must be 2026-01-31T23:59:59Z, but was null");
    }

    @Test
    void emptyTextInsteadOfNull() {
        assertThat(differences(MONTHS, changed(1, PART, null), changed(1, PART, "")))
                .containsExactly("row {id=2}: part must be null, but was ");
    }

    @Test
    void missingRow() {
        assertThat(differences(MONTHS, rows(), rows().subList(0, 1)))
                .singleElement()
                .asString()
                .startsWith("missing row {id=2, ");
    }

    @Test
    void ghost() {
        assertThat(differences(MONTHS, rows(), changed(1, KEY, "3")))
                .hasSize(2)
                .anyMatch(what -> what.startsWith("missing row {id=2, "))
                .anyMatch(what -> what.startsWith("extra row {id=3, "));
    }

    @Test
    void duplicate() {
        // Given
        List<List<String>> rows = rows();
        rows.add(rows.get(1));

        // Then
        assertThat(differences(MONTHS, rows(), rows)).singleElement().asString().startsWith("extra row {id=2, ");
    }

    @Test
    void aRowOfTheBagThatIsThereOnceTooOften() {
        // Given
        List<String> row = new ArrayList<>(Collections.nCopies(BAG.lakeColumns().size(), null));
        row.set(0, "7");

        // Then
        assertThat(differences(BAG, List.of(row, row), List.of(row, row))).isEmpty();
        assertThat(differences(BAG, List.of(row, row), List.of(row, row, row))).hasSize(1);
        assertThat(differences(BAG, List.of(row, row), List.of(row))).hasSize(1);
    }

    @Test
    void tableThatIsNotThere() {
        // Given
        FenceCheck check = new FenceCheck(1, Map.of(MONTHS, new Expected(MONTHS).of(rows())));

        // Then
        assertThat(check.isEqual()).isFalse();
        assertThat(check.violations())
                .extracting(Violation::toString)
                .containsExactly("fence 1, table t6_months: does not exist");
    }

    @Test
    void tableThatNeverHadARowNeedNotBeThere() {
        assertThat(new FenceCheck(1, Map.of(MONTHS, new Expected(MONTHS).of(List.of()))).isEqual())
                .isTrue();
    }

    private static List<String> differences(ChaosTable table, List<List<String>> source, List<List<String>> lake) {
        FenceCheck check = new FenceCheck(1, Map.of(table, new Expected(table).of(source)));
        Table rows = new Expected(table).of(lake);
        check.saw(table, Optional.of(new Snapshot(rows, Instant.EPOCH)));
        assertThat(check.isEqual()).isEqualTo(check.violations().isEmpty());
        return check.violations().stream().map(Violation::what).toList();
    }

    private static List<List<String>> rows() {
        return new ArrayList<>(List.of(row("1"), row("2")));
    }

    private static List<List<String>> changed(int row, int column, String value) {
        List<List<String>> rows = rows();
        rows.get(row).set(column, value);
        return rows;
    }

    private static List<String> row(String id) {
        String[] row = new String[MONTHS.lakeColumns().size()];
        row[KEY] = id;
        row[MOVED_AT] = "2026-01-31 23:59:59";
        row[COUNTER] = "0";
        row[PART] = "2026-01";
        return Arrays.asList(row);
    }

    private static int indexOf(String column) {
        return MONTHS.lakeColumns().stream().map(each -> each.name()).toList().indexOf(column);
    }
}
