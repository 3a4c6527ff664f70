// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.runtime.typeutils.ExternalTypeInfo;
import org.apache.flink.types.Row;

/** Writes the changes of source tables into the lake as the lake writer would: one commit a table and call. */
final class SourceWriter {

    private final TestCluster cluster;
    private final String lake;
    private final String database;
    private final Map<String, String> options;

    SourceWriter(TestCluster cluster, String lake, String database, Map<String, String> options) {
        this.cluster = cluster;
        this.lake = lake;
        this.database = database;
        this.options = options;
    }

    void commit(List<SourceTable> sources) throws Exception {
        var environment = cluster.environment();
        var tables = StreamTableEnvironment.create(environment);
        var inserts = tables.createStatementSet();
        for (SourceTable source : sources) {
            var changes = source.takeChanges().stream()
                    .map(SourceWriter::withOwnColumn)
                    .toList();
            if (!changes.isEmpty()) {
                tables.executeSql(createTable(source));
                var schema = tables.from(source.name).getResolvedSchema();
                var stream = environment.fromData(changes, ExternalTypeInfo.of(schema.toPhysicalRowDataType()));
                var declared = Schema.newBuilder().fromResolvedSchema(schema).build();
                inserts.addInsert(source.name, tables.fromChangelogStream(stream, declared, ChangelogMode.all()));
            }
        }
        inserts.execute().await();
    }

    private String createTable(SourceTable source) {
        var partition = source.columns.replaceAll(".*, (\\w+) STRING$", "$1");
        return """
                CREATE TABLE %s (_lakeward_seq BIGINT, %s, PRIMARY KEY (%s) NOT ENFORCED) %s WITH (
                  'connector' = 'hudi', 'path' = '%s', 'table.type' = 'COPY_ON_WRITE', 'cdc.enabled' = 'true',
                  'write.operation' = 'upsert', 'precombine.field' = 'no_precombine', 'index.type' = 'BUCKET',
                  'hoodie.bucket.index.num.buckets' = '2', 'metadata.enabled' = 'false', 'write.tasks' = '1',
                  'hoodie.datasource.write.hive_style_partitioning' = 'true', 'hoodie.archive.automatic' = 'false',
                  'hoodie.embed.timeline.server' = 'false'%s)"""
                .formatted(
                        source.name,
                        source.columns,
                        String.join(", ", source.key),
                        source.partitioned ? "PARTITIONED BY (" + partition + ")" : "",
                        lake + "/" + database + "/" + source.name,
                        options.entrySet().stream()
                                .map(option -> ", '" + option.getKey() + "' = '" + option.getValue() + "'")
                                .collect(Collectors.joining()));
    }

    private static Row withOwnColumn(Row row) {
        var own = Row.withPositions(row.getKind(), 1);
        own.setField(0, 1L);
        return Row.join(own, row);
    }
}
