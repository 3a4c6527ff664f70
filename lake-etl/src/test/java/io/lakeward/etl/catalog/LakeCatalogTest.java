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
                .containsEntry("connector", "hudi")
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

    private Map<String, String> optionsOf(String table) throws Exception {
        return catalog().getTable(new ObjectPath("dwd", table)).getOptions();
    }

    private LakeCatalog catalog() {
        return (LakeCatalog) tables.getCatalog("lake").orElseThrow();
    }
}
