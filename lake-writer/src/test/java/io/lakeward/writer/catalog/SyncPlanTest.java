// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.event.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyncPlanTest {
    private static final CatalogColumn ID = new CatalogColumn("id", "int");
    private static final CatalogColumn MONTH = new CatalogColumn("month", "string");
    private static final PartitionPath MAY = new PartitionPath("Month=2026%2F05");
    private static final PartitionPath JUNE = new PartitionPath("Month=2026%2F06");

    @Test
    void aTableThatIsNotThereIsCreatedWithItsPartitions() {
        CatalogTable table = partitioned(ID);

        assertThat(SyncPlan.steps(table, Set.of(JUNE, MAY), Optional.empty()))
                .containsExactly(new Step.Create(table), new Step.AddPartitions(table, List.of(MAY, JUNE)));
        assertThat(SyncPlan.steps(plain(ID), Set.of(), Optional.empty())).containsExactly(new Step.Create(plain(ID)));
    }

    @Test
    void nothingIsDoneWhereNothingDiffers() {
        CatalogTable table = partitioned(ID);

        assertThat(SyncPlan.steps(table, Set.of(MAY), found(table, "2026/05"))).isEmpty();
    }

    @Test
    void whatOthersSetBesideOursStays() {
        CatalogTable table = plain(ID);
        CatalogTable richer = new CatalogTable(
                table.id(),
                table.columns(),
                List.of(),
                table.location(),
                table.inputFormat(),
                Map.of("path", "s3://b/d/t", "serialization.format", "1"),
                Map.of("a", "1", "comment", "mine"));

        assertThat(SyncPlan.steps(table, Set.of(), found(richer))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"name,int", "id,bigint"})
    void anotherColumnOrTypeIsAltered(String name, String type) {
        CatalogTable there = partitioned(new CatalogColumn(name, type));
        CatalogTable wanted = partitioned(ID);

        assertThat(SyncPlan.steps(wanted, Set.of(MAY), found(there, "2026/05")))
                .containsExactly(new Step.Alter(wanted));
    }

    @Test
    void anotherPropertyIsAltered() {
        CatalogTable wanted = table(List.of(ID), List.of(), Map.of("a", "2"));

        assertThat(SyncPlan.steps(wanted, Set.of(), found(plain(ID)))).containsExactly(new Step.Alter(wanted));
    }

    @Test
    void partitionsComeAndGo() {
        CatalogTable table = partitioned(ID);

        assertThat(SyncPlan.steps(table, Set.of(MAY, JUNE), found(table, "2026/06", "2026/04", "2026/03")))
                .containsExactly(
                        new Step.DropPartitions(table, List.of("2026/03", "2026/04")),
                        new Step.AddPartitions(table, List.of(MAY)));
    }

    @Test
    void otherPartitionKeysMakeTheTableAnew() {
        CatalogTable wanted = partitioned(ID);

        assertThat(SyncPlan.steps(wanted, Set.of(MAY), found(plain(ID))))
                .containsExactly(
                        new Step.Drop(wanted), new Step.Create(wanted), new Step.AddPartitions(wanted, List.of(MAY)));
    }

    @Test
    void aTableOfOthersIsNotTouched() {
        CatalogTable there = new CatalogTable(
                new TableId("d", "t"), List.of(ID), List.of(), "s3://other/d/t", "format", Map.of(), Map.of());

        assertThatThrownBy(() -> SyncPlan.steps(plain(ID), Set.of(), found(there)))
                .isInstanceOf(CatalogException.class)
                .hasMessage(
                        "The table d.t of the catalog must be at s3://b/d/t, but is at s3://other/d/t; drop or rename"
                                + " that one if the lake's is to have the name");
    }

    @ParameterizedTest
    @CsvSource({
        "file:///lake/d/t, file:/lake/d/t/,   true",
        "s3a://b/d/t,      s3://b/d/t,        true",
        "hdfs://n/d/t,     hdfs://n/d/t2,     false"
    })
    void aPlaceMayBeWrittenInSeveralWays(String one, String other, boolean same) {
        assertThat(SyncPlan.samePlace(one, other)).isEqualTo(same);
    }

    private static CatalogTable plain(CatalogColumn column) {
        return table(List.of(column), List.of(), Map.of("a", "1"));
    }

    private static CatalogTable partitioned(CatalogColumn column) {
        return table(List.of(column), List.of(MONTH), Map.of("a", "1"));
    }

    private static CatalogTable table(
            List<CatalogColumn> columns, List<CatalogColumn> keys, Map<String, String> properties) {
        return new CatalogTable(
                new TableId("d", "t"),
                new ArrayList<>(columns),
                keys,
                "s3://b/d/t",
                "format",
                Map.of("path", "s3://b/d/t"),
                properties);
    }

    private static Optional<FoundTable> found(CatalogTable table, String... partitions) {
        return Optional.of(new FoundTable(table, Set.of(partitions)));
    }
}
