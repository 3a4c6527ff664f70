// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.event.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.hive.ql.parse.BaseSemanticAnalyzer;
import org.apache.hadoop.hive.ql.parse.ParseDriver;
import org.junit.jupiter.api.Test;

class HiveSqlTest {
    private static final CatalogTable TABLE = new CatalogTable(
            new TableId("d", "t"),
            List.of(new CatalogColumn("id", "int"), new CatalogColumn("price", "decimal(10,2)")),
            List.of(new CatalogColumn("month", "string")),
            "s3://b/d/t",
            "in.Format",
            Map.of("path", "s3://b/d/t"),
            Map.of("b", "{\"x\":\"it's \\\"\"}", "a", "1"));

    @Test
    void aTableIsCreatedWhereItsFilesAre() {
        assertThat(HiveSql.create(TABLE))
                .isEqualTo("CREATE EXTERNAL TABLE `d`.`t` (`id` int, `price` decimal(10,2))"
                        + " PARTITIONED BY (`month` string)"
                        + " ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'"
                        + " WITH SERDEPROPERTIES ('path'='s3://b/d/t')"
                        + " STORED AS INPUTFORMAT 'in.Format'"
                        + " OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'"
                        + " LOCATION 's3://b/d/t'"
                        + " TBLPROPERTIES ('a'='1','b'='{\"x\":\"it\\'s \\\\\"\"}')");
    }

    @Test
    void newColumnsReachThePartitions() {
        assertThat(HiveSql.alter(TABLE))
                .contains("ALTER TABLE `d`.`t` REPLACE COLUMNS (`id` int, `price` decimal(10,2)) CASCADE");
    }

    @Test
    void partitionsAreAddedAndDroppedTogether() {
        assertThat(HiveSql.addPartitions(
                        TABLE, List.of(new PartitionPath("Month=a%2Fb"), new PartitionPath("Month=c"))))
                .containsExactly("ALTER TABLE `d`.`t` ADD IF NOT EXISTS"
                        + " PARTITION (`month`='a/b') LOCATION 's3://b/d/t/Month=a%2Fb'"
                        + " PARTITION (`month`='c') LOCATION 's3://b/d/t/Month=c'");
        assertThat(HiveSql.dropPartitions(TABLE, List.of("a/b", "c")))
                .containsExactly(
                        "ALTER TABLE `d`.`t` DROP IF EXISTS PARTITION (`month`='a/b'), PARTITION (`month`='c')");
    }

    @Test
    void filesOutliveATableThatIsDropped() {
        assertThat(HiveSql.drop(TABLE))
                .containsExactly(
                        "ALTER TABLE `d`.`t` SET TBLPROPERTIES ('EXTERNAL'='TRUE','external.table.purge'='false')",
                        "DROP TABLE IF EXISTS `d`.`t`");
    }

    @Test
    void whatHiveDescribesIsReadBack() {
        List<List<String>> rows = List.of(
                row("# col_name", "data_type", "comment"),
                row("", "", ""),
                row("id", "int", ""),
                row("price", "decimal(10,2)", ""),
                row("", "", ""),
                row("# Partition Information", "", ""),
                row("# col_name", "data_type", "comment"),
                row("", "", ""),
                row("month", "string", ""),
                row("", "", ""),
                row("# Detailed Table Information", "", ""),
                row("Database:", "d", ""),
                row("Location:", "s3://b/d/t", ""),
                row("Table Type:", "EXTERNAL_TABLE", ""),
                row("Table Parameters:", "", ""),
                row("", "a", "1"),
                row("", "", ""),
                row("# Storage Information", "", ""),
                row("SerDe Library:", CatalogTable.SERDE, ""),
                row("InputFormat:", "in.Format", ""),
                row("OutputFormat:", CatalogTable.OUTPUT_FORMAT, ""),
                row("Storage Desc Params:", "", ""),
                row("", "path", "s3:\\/\\/b\\/d\\/t"));

        assertThat(DescribedTable.read(TABLE.id(), rows, TABLE.properties())).isEqualTo(TABLE);
    }

    @Test
    void hiveItselfUnderstandsEveryStatement() throws Exception {
        List<PartitionPath> paths = List.of(new PartitionPath("Month=a%27b"), new PartitionPath("Month=c"));
        List<String> statements = new ArrayList<>(List.of(
                HiveSql.showDatabase(TABLE),
                HiveSql.createDatabase(TABLE),
                HiveSql.showTable(TABLE),
                HiveSql.create(TABLE),
                HiveSql.create(unpartitioned()),
                HiveSql.showProperties(TABLE),
                HiveSql.describe(TABLE),
                HiveSql.showPartitions(TABLE)));
        statements.addAll(HiveSql.addPartitions(TABLE, paths));
        statements.addAll(HiveSql.dropPartitions(TABLE, List.of("a'b", "c")));
        statements.addAll(HiveSql.drop(TABLE));
        statements.addAll(HiveSql.alter(unpartitioned()));
        statements.addAll(HiveSql.alter(TABLE));
        // Not of its grammar, but of the server's session.
        statements.removeIf(sql -> sql.startsWith("SET metaconf:"));

        for (String sql : statements) {
            assertThat(new ParseDriver().parse(sql)).as(sql).isNotNull();
        }
    }

    private static CatalogTable unpartitioned() {
        return new CatalogTable(
                TABLE.id(),
                TABLE.columns(),
                List.of(),
                TABLE.location(),
                TABLE.inputFormat(),
                TABLE.serdeProperties(),
                TABLE.properties());
    }

    @Test
    void hiveReadsATextAsItWas() {
        String text = "{\"a\":\"it's \\\\ \\\" é\"}";

        assertThat(BaseSemanticAnalyzer.unescapeSQLString(HiveSql.text(text))).isEqualTo(text);
    }

    private static List<String> row(String... cells) {
        return List.of(cells);
    }
}
