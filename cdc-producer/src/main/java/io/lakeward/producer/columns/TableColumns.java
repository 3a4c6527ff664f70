// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.columns;

import io.debezium.relational.Column;
import io.debezium.relational.Table;
import io.lakeward.event.ColumnType;
import io.lakeward.event.TableId;
import java.util.List;

/** Debezium's tables in our words. */
public final class TableColumns {
    private TableColumns() {}

    public static TableId id(io.debezium.relational.TableId table) {
        return new TableId(table.catalog(), table.table());
    }

    public static List<io.lakeward.event.Column> of(Table table) {
        return table.columns().stream()
                .map(column -> new io.lakeward.event.Column(column.name(), type(column), column.isOptional()))
                .toList();
    }

    public static ColumnType type(Column column) {
        List<String> members = column.enumValues() == null
                ? List.of()
                : column.enumValues().stream().map(Members::ofLiteral).toList();
        return ColumnTypes.of(column.typeName(), column.length(), column.scale().orElse(-1), members);
    }
}
