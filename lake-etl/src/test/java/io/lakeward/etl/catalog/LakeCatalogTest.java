// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.etl.error.UserError;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.catalog.ObjectPath;
import org.apache.hadoop.conf.Configuration;
import org.apache.hudi.common.model.HoodieTableType;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeCatalogTest {

    @TempDir
    private Path lake;

    private TableEnvironment tables;

    @BeforeEach
    void createCatalog() {
        tables = TableEnvironment.create(EnvironmentSettings.inStreamingMode());
        tables.executeSql("CREATE CATALOG lake WITH ('type' = 'lakeward', 'path' = '" + lake + "')");
        tables.useCatalog("lake");
    }

    @Test
    void givesADerivedTableItsPlaceAndItsOptions() throws Exception {
        // When
        tables.executeSql("CREATE TABLE dwd.t (id INT, PRIMARY KEY (id) NOT ENFORCED) WITH ('write.tasks' = '2')");

        // Then
        assertThat(optionsOf("t"))
                .containsEntry("connector", "lakeward")
                .containsEntry("path", lake + "/dwd/t")
                .containsEntry("index.type", "BUCKET")
                .containsEntry("cdc.enabled", "true")
                .containsEntry("read.streaming.enabled", "true")
                .containsEntry("clean.policy", "KEEP_LATEST_BY_HOURS")
                .containsEntry("write.tasks", "2");
        assertThat(tables.listDatabases()).contains("dwd");
    }

    @Test
    void leavesTablesOfOtherConnectorsAlone() throws Exception {
        // When
        tables.executeSql("CREATE TABLE dwd.t (id INT) WITH ('connector' = 'print')");

        // Then
        assertThat(optionsOf("t")).isEqualTo(Map.of("connector", "print"));
    }

    @Test
    void refusesADerivedTableWithoutAKey() {
        assertThatThrownBy(() -> tables.executeSql("CREATE TABLE dwd.t (id INT)"))
                .hasRootCauseInstanceOf(UserError.class)
                .hasRootCauseMessage("dwd.t must declare PRIMARY KEY (...) NOT ENFORCED: without it changed rows cannot"
                        + " replace their old version");
    }

    @Test
    void refusesAPartitionThatARowCouldLeave() {
        assertThatThrownBy(
                        () -> tables.executeSql("CREATE TABLE dwd.t (id INT, dt STRING, PRIMARY KEY (id) NOT ENFORCED)"
                                + " PARTITIONED BY (dt)"))
                .hasRootCauseInstanceOf(UserError.class)
                .hasRootCauseMessage("dwd.t must have its partition columns in its primary key, but was: partitioned by"
                        + " [dt], key [id]; a row whose partition changes would stay in the old one too");
    }

    @Test
    void saysThatATableIsNotThere() {
        assertThatThrownBy(() -> catalog().getTable(new ObjectPath("dwd", "t")))
                .hasMessage("Table (or view) dwd.t does not exist in Catalog lake.");
    }

    /** As a table of the other type, its rows since the last compaction would be missing. */
    @Test
    void readsAMergeOnReadTableAsNoOther() throws Exception {
        // Given
        HoodieTableMetaClient.withPropertyBuilder()
                .setTableType(HoodieTableType.MERGE_ON_READ)
                .setTableName("t")
                .setTableCreateSchema(
                        """
                        {"type":"record","name":"t","fields":[
                        {"name":"id","type":"int"},{"name":"_lakeward_seq","type":["null","long"],"default":null},
                        {"name":"region","type":["null","string"],"default":null}]}""")
                .setRecordKeyFields("id")
                .setPartitionFields("region")
                .initTable(new Configuration(), lake.resolve("ods/t").toUri().toString());
        TableEnvironment batch = TableEnvironment.create(EnvironmentSettings.inBatchMode());
        batch.executeSql("CREATE CATALOG lake WITH ('type' = 'lakeward', 'path' = '" + lake + "')");

        // Then
        var catalog = batch.getCatalog("lake").orElseThrow();
        assertThat(catalog.getTable(new ObjectPath("ods", "t")).getOptions())
                .containsEntry("table.type", "MERGE_ON_READ")
                .doesNotContainKey("read.streaming.enabled");
        assertThat(batch.explainSql("SELECT region, COUNT(*) FROM lake.ods.t GROUP BY region"))
                .contains("TableSourceScan(table=[[lake, ods, t");
        assertThat(catalog().getTable(new ObjectPath("ods", "t")).getOptions())
                .containsEntry("table.type", "MERGE_ON_READ")
                .containsEntry("read.streaming.enabled", "true")
                .doesNotContainKey("cdc.enabled");
    }

    private Map<String, String> optionsOf(String table) throws Exception {
        return catalog().getTable(new ObjectPath("dwd", table)).getOptions();
    }

    private LakeCatalog catalog() {
        return (LakeCatalog) tables.getCatalog("lake").orElseThrow();
    }
}
