// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl;

import static org.apache.flink.table.api.Expressions.lit;

import io.lakeward.etl.script.Scripts;
import io.lakeward.etl.script.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.catalog.Column;
import org.apache.flink.table.runtime.typeutils.ExternalTypeInfo;
import org.apache.flink.types.Row;
import org.apache.flink.util.CollectionUtil;

/** The scripts' SELECTs as views over the source's plain rows, run as one batch: no lake and no stream in between. */
final class Recomputation {

    private static final Pattern INSERT = Pattern.compile("INSERT INTO (\\S+)\\s+(.*)", Pattern.DOTALL);

    private static final Configuration BATCH =
            new Configuration().set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);

    private final TestCluster cluster;
    private final String lake;
    private final Map<String, String> selects = new LinkedHashMap<>();

    Recomputation(TestCluster cluster, String lake, List<Path> scripts) {
        this.cluster = cluster;
        this.lake = lake;
        Scripts.read(scripts, Map.of()).stream()
                .map(Statement::text)
                .map(INSERT::matcher)
                .filter(Matcher::matches)
                .forEach(insert -> selects.put(insert.group(1), insert.group(2)));
    }

    private void createLake(TableEnvironment tables) {
        tables.executeSql("CREATE CATALOG lake WITH ('type' = 'lakeward', 'path' = '" + lake + "')");
    }

    /** Whether the job has begun to make them, so that the lake knows their columns. */
    boolean tablesExist() {
        return timelines().allMatch(timeline -> Files.exists(timeline.resolve("hoodie.properties")));
    }

    boolean haveCommits() {
        return timelines().allMatch(timeline -> commits(timeline).findAny().isPresent());
    }

    /** All that the derived tables consist of. */
    Set<Path> commits() {
        return timelines().flatMap(Recomputation::commits).collect(Collectors.toSet());
    }

    private Stream<Path> timelines() {
        return selects.keySet().stream()
                .map(name ->
                        Path.of(lake, name.replace("`", "").split("\\.", 2)).resolve(".hoodie"));
    }

    private static Stream<Path> commits(Path timeline) {
        if (!Files.exists(timeline)) {
            return Stream.empty();
        }
        try (var files = Files.list(timeline)) {
            return files.filter(file -> file.toString().endsWith(".commit")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every row of every derived table as the lake has it. */
    List<String> derived() {
        var tables = TableEnvironment.create(EnvironmentSettings.newInstance()
                .inBatchMode()
                .withConfiguration(cluster.configuration())
                .build());
        createLake(tables);
        return rows(tables, "lake.");
    }

    /** Every row of every derived table as it should be. */
    List<String> recomputed(String database, List<SourceTable> sources) {
        var environment = cluster.environment(BATCH);
        var tables = StreamTableEnvironment.create(environment, EnvironmentSettings.inBatchMode());
        createLake(tables);
        Stream.concat(Stream.of(database), selects.keySet().stream().map(name -> name.substring(0, name.indexOf('.'))))
                .distinct()
                .forEach(name -> tables.executeSql("CREATE DATABASE " + name));
        for (SourceTable source : sources) {
            tables.createTemporaryView(database + "." + source.name, table(environment, tables, source));
        }
        selects.forEach((name, select) -> tables.executeSql(
                "CREATE TEMPORARY VIEW " + name + " (" + join(columns(tables, name), "`%s`", ", ") + ") AS " + select));
        return rows(tables, "");
    }

    private static Table table(
            StreamExecutionEnvironment environment, StreamTableEnvironment tables, SourceTable source) {
        tables.executeSql("CREATE TEMPORARY TABLE types (" + source.columns + ") WITH ('connector' = 'datagen')");
        var type = tables.from("types").getResolvedSchema().toPhysicalRowDataType();
        tables.executeSql("DROP TEMPORARY TABLE types");
        var rows = source.rows();
        var some = rows.isEmpty() ? List.of(Row.withPositions(type.getChildren().size())) : rows;
        var table = tables.fromDataStream(environment.fromData(some, ExternalTypeInfo.of(type)));
        return rows.isEmpty() ? table.where(lit(false)) : table;
    }

    /** One job reads them all. */
    private List<String> rows(TableEnvironment tables, String catalog) {
        var union = selects.keySet().stream()
                .map(name -> "SELECT '" + name + "', ARRAY["
                        + join(columns(tables, name), "CAST(CAST(`%s` AS %s) AS STRING)", ", ") + "] FROM " + catalog
                        + name)
                .collect(Collectors.joining("\nUNION ALL "));
        var result = tables.sqlQuery(union).execute().collect();
        return CollectionUtil.iteratorToList(result).stream()
                .map(row -> row.getField(0).toString().replace("`", "") + Arrays.toString((Object[]) row.getField(1)))
                .sorted()
                .toList();
    }

    private static List<Column> columns(TableEnvironment tables, String name) {
        return tables.from("lake." + name).getResolvedSchema().getColumns();
    }

    private static String join(List<Column> columns, String format, String separator) {
        return columns.stream()
                .map(column -> format.formatted(
                        column.getName(),
                        column.getDataType().getLogicalType().copy(true).asSerializableString()))
                .collect(Collectors.joining(separator));
    }
}
