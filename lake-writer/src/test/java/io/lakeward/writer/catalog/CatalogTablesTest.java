// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.cli.CatalogSync;
import io.lakeward.writer.horizon.HorizonTable;
import io.lakeward.writer.schema.LakeSchema;
import io.lakeward.writer.table.LakeTable;
import io.lakeward.writer.table.Progress;
import io.lakeward.writer.table.StopException;
import io.lakeward.writer.table.TableSpec;
import io.lakeward.writer.table.TableType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

class CatalogTablesTest {
    private static final String LOCATION = "s3://b/lake/Shop-1/Order";

    @Test
    void namesAreSmallAndThePartitionIsNoColumn() {
        CatalogTable table =
                CatalogTables.of(table(TableType.COW, "Id", "Month"), LOCATION).get(0);

        assertThat(table.id()).isEqualTo(new TableId("shop_1", "order"));
        assertThat(table.columns().subList(5, table.columns().size()))
                .containsExactly(new CatalogColumn("id", "int"), new CatalogColumn("_lakeward_seq", "bigint"));
        assertThat(table.columns().get(0)).isEqualTo(new CatalogColumn("_hoodie_commit_time", "string"));
        assertThat(table.partitionKeys()).containsExactly(new CatalogColumn("month", "string"));
        assertThat(table.serdeProperties()).containsEntry("path", LOCATION);
        assertThat(table.properties())
                .containsEntry("spark.sql.sources.provider", "hudi")
                .containsEntry("spark.sql.sources.schema.partCol.0", "Month")
                .containsEntry("lakeward.key", "Id")
                .containsEntry("EXTERNAL", "TRUE");
    }

    @Test
    void aMergeOnReadTableIsThreeAndThePlainNameReadsAll() {
        List<CatalogTable> tables = CatalogTables.of(table(TableType.MOR, "Id", "Month"), LOCATION);

        Map<String, String> formats =
                tables.stream().collect(Collectors.toMap(CatalogTable::name, CatalogTable::inputFormat));
        assertThat(formats)
                .containsEntry("order", "org.apache.hudi.hadoop.realtime.HoodieParquetRealtimeInputFormat")
                .containsEntry("order_rt", "org.apache.hudi.hadoop.realtime.HoodieParquetRealtimeInputFormat")
                .containsEntry("order_ro", "org.apache.hudi.hadoop.HoodieParquetInputFormat")
                .hasSize(3);
        assertThat(tables)
                .filteredOn(table ->
                        table.serdeProperties().get("hoodie.query.as.ro.table").equals("true"))
                .extracting(CatalogTable::name)
                .containsExactly("order_ro");
    }

    @Test
    void theSchemaOfManyColumnsIsInParts() {
        String[] columns = IntStream.range(0, 100).mapToObj(i -> "column_" + i).toArray(String[]::new);

        Map<String, String> properties =
                CatalogTables.of(table(TableType.COW, columns), LOCATION).get(0).properties();

        int parts = Integer.parseInt(properties.get("spark.sql.sources.schema.numParts"));
        String json = IntStream.range(0, parts)
                .mapToObj(part -> properties.get("spark.sql.sources.schema.part." + part))
                .collect(Collectors.joining());
        assertThat(parts).isGreaterThan(1);
        assertThat(properties.values()).allMatch(value -> value.length() <= 4000);
        assertThat(json).startsWith("{\"type\":\"struct\"").endsWith("]}").contains("\"column_99\"");
    }

    @Test
    void theWritersOwnBookkeepingIsNotForReaders() {
        assertThat(CatalogTables.isForReaders(HorizonTable.TABLE.table())).isFalse();
        assertThat(CatalogTables.isForReaders(new TableId("_lakeward", "quarantine")))
                .isTrue();
    }

    @Test
    void aMetastoreMustBeNamedSomewhere() {
        Optional<CatalogSync> sync = Optional.of(
                new CatalogSync(CatalogSync.Mode.HMS, Optional.empty(), "hive", Optional.empty(), Optional.empty()));
        Configuration spark = new Configuration(false);

        assertThatThrownBy(() -> LakeCatalog.of(sync, spark))
                .isInstanceOf(StopException.class)
                .hasMessage("--syncMetastore must be given for --syncMode hms, as neither a hive-site.xml nor"
                        + " spark.hadoop.hive.metastore.uris names a metastore");
        spark.set("hive.metastore.uris", "thrift://m:9083");
        assertThat(LakeCatalog.of(sync, spark)).isNotNull();
    }

    /** @param columns of which the last is the partition's */
    private static LakeTable table(TableType type, String... columns) {
        List<Column> all = new ArrayList<>();
        for (String column : columns) {
            all.add(new Column(column, column.equals("Id") ? ColumnType.of("INT") : ColumnType.of("TEXT"), true));
        }
        TableId id = new TableId("Shop-1", "Order");
        String partition = columns[columns.length - 1];
        return new LakeTable(
                id,
                "s3a://b/lake/Shop-1/Order",
                new TableSpec(List.of(columns[0]), Optional.of(partition), partition, type),
                Map.of(),
                LakeSchema.create(new TableSchema(id, all, List.of(columns[0]))),
                2,
                Progress.none("topic"),
                List.of());
    }
}
