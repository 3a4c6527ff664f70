// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.debezium.document.Array;
import io.debezium.relational.Table;
import io.debezium.relational.history.TableChanges.TableChange;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.flink.cdc.connectors.mysql.source.utils.RecordUtils;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.source.SourceRecord;
import org.apache.flink.cdc.debezium.history.FlinkJsonTableChangeSerializer;

/** Tables that have their name from a RENAME: what is in them came under another name, or not at all. */
final class Renames {
    private static final FlinkJsonTableChangeSerializer TABLES = new FlinkJsonTableChangeSerializer();
    private static final Pattern RENAME = Pattern.compile(
            "\\s*RENAME\\s+TABLES?\\b.*|.*\\bRENAME\\s+(?!COLUMN\\b|INDEX\\b|KEY\\b).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Renames() {}

    static List<Table> into(SourceRecord schemaChange) throws IOException {
        var history = RecordUtils.getHistoryRecord(schemaChange).document();
        if (!isRename(history.getString("ddl"))) {
            return List.of();
        }
        Array changes = history.getArray("tableChanges");
        return StreamSupport.stream(TABLES.deserialize(changes, true).spliterator(), false)
                .map(TableChange::getTable)
                .filter(table -> table != null && !table.columns().isEmpty())
                .toList();
    }

    static boolean isRename(String statement) {
        return statement != null && RENAME.matcher(statement).matches();
    }
}
