// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.encode;

import io.lakeward.event.Column;
import io.lakeward.event.SchemaChangeJson;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.event.TableSchemaJson;
import io.lakeward.producer.TopicRecord;
import io.lakeward.producer.columns.TableColumns;
import io.lakeward.producer.ddl.SchemaChange;
import io.lakeward.producer.ddl.TableEffect;
import io.lakeward.producer.source.ColumnSelection;
import java.util.List;

/** Encodes schema changes. */
final class SchemaChanges {
    private SchemaChanges() {}

    static TopicRecord encode(TableEffect effect, SchemaChange change, ColumnSelection selection) {
        String text = change.statement().text();
        byte[] ddl = effect.table()
                .map(table -> SchemaChangeJson.write(
                        TableColumns.id(table),
                        text,
                        effect.kind(),
                        effect.isReread(),
                        effect.added(),
                        change.millis()))
                .orElseGet(() -> SchemaChangeJson.write(effect.database(), text, effect.kind(), change.millis()));
        return TopicRecord.schemaChange(
                ddl, effect.columns().map(table -> schema(table, selection)).orElse(null));
    }

    private static byte[] schema(io.debezium.relational.Table table, ColumnSelection selection) {
        TableId id = TableColumns.id(table.id());
        List<String> key = table.primaryKeyColumnNames();
        List<Column> columns = TableColumns.of(table).stream()
                .filter(column -> key.contains(column.name()) || selection.includes(id, column.name()))
                .toList();
        return TableSchemaJson.write(new TableSchema(id, columns, key));
    }
}
