// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.etl.catalog.Lake;
import io.lakeward.etl.catalog.LakeCatalogFactory;
import io.lakeward.etl.script.Scripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.catalog.CatalogDescriptor;
import org.apache.flink.table.catalog.ObjectPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlSessionTest {

    @TempDir
    private Path folder;

    @Test
    void onlyWhatItWritesInTheLakeIsItsOwn() throws IOException {
        // Given
        var lake = folder.resolve("lake").toString();
        var tables = StreamTableEnvironment.create(StreamExecutionEnvironment.getExecutionEnvironment());
        tables.createCatalog(
                "lake",
                CatalogDescriptor.of(
                        "lake", Configuration.fromMap(Map.of("type", LakeCatalogFactory.TYPE, "path", lake))));
        tables.useCatalog("lake");
        var session = new SqlSession(tables, new Lake(lake));
        var script = Files.writeString(
                folder.resolve("script.sql"),
                """
                CREATE TABLE shop.numbers (id INT) WITH ('connector' = 'datagen');
                CREATE TABLE shop.derived (id INT, PRIMARY KEY (id) NOT ENFORCED);
                CREATE TABLE shop.orders (id INT) WITH ('connector' = 'blackhole');
                INSERT INTO shop.derived SELECT id FROM shop.numbers;
                INSERT INTO shop.orders SELECT id FROM shop.numbers;
                """);

        // When
        Scripts.read(List.of(script), Map.of()).forEach(session::add);

        // Then
        session.requireRunnable();
        assertThat(session.targets()).containsExactly(new ObjectPath("shop", "derived"));
    }
}
