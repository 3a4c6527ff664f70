// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Hive's statements. */
final class HiveSql {
    private static final int PARTITIONS_AT_ONCE = 500;

    private HiveSql() {}

    static String showDatabase(CatalogTable table) {
        return "SHOW DATABASES LIKE " + text(table.database());
    }

    static String showTable(CatalogTable table) {
        return "SHOW TABLES IN " + name(table.database()) + " LIKE " + text(table.name());
    }

    static String showProperties(CatalogTable table) {
        return "SHOW TBLPROPERTIES " + of(table);
    }

    static String describe(CatalogTable table) {
        return "DESCRIBE FORMATTED " + of(table);
    }

    static String showPartitions(CatalogTable table) {
        return "SHOW PARTITIONS " + of(table);
    }

    static String createDatabase(CatalogTable table) {
        return "CREATE DATABASE IF NOT EXISTS " + name(table.database());
    }

    static String create(CatalogTable table) {
        return "CREATE EXTERNAL TABLE " + of(table) + " " + columns(table.columns())
                + (table.isPartitioned() ? " PARTITIONED BY " + columns(table.partitionKeys()) : "")
                + " ROW FORMAT SERDE " + text(CatalogTable.SERDE)
                + " WITH SERDEPROPERTIES " + properties(table.serdeProperties())
                + " STORED AS " + format(table)
                + " LOCATION " + text(table.location())
                + " TBLPROPERTIES " + properties(table.properties());
    }

    static List<String> alter(CatalogTable table) {
        String alter = "ALTER TABLE " + of(table);
        return List.of(
                // Else a column that comes between two others is taken for one that changed its type.
                "SET metaconf:hive.metastore.disallow.incompatible.col.type.changes=false",
                alter + " REPLACE COLUMNS " + columns(table.columns()) + (table.isPartitioned() ? " CASCADE" : ""),
                alter + " SET FILEFORMAT " + format(table) + " SERDE " + text(CatalogTable.SERDE),
                alter + " SET SERDEPROPERTIES " + properties(table.serdeProperties()),
                alter + " SET TBLPROPERTIES " + properties(table.properties()));
    }

    /** The files stay, whatever kind of table it was. */
    static List<String> drop(CatalogTable table) {
        return List.of(
                "ALTER TABLE " + of(table) + " SET TBLPROPERTIES ('EXTERNAL'='TRUE','external.table.purge'='false')",
                "DROP TABLE IF EXISTS " + of(table));
    }

    static List<String> addPartitions(CatalogTable table, List<PartitionPath> partitions) {
        return inParts(
                "ALTER TABLE " + of(table) + " ADD IF NOT EXISTS ",
                " ",
                partitions.stream()
                        .map(path -> partition(table, path.value()) + " LOCATION " + text(table.locationOf(path)))
                        .toList());
    }

    static List<String> dropPartitions(CatalogTable table, List<String> values) {
        return inParts(
                "ALTER TABLE " + of(table) + " DROP IF EXISTS ",
                ", ",
                values.stream().map(value -> partition(table, value)).toList());
    }

    private static List<String> inParts(String begin, String separator, List<String> parts) {
        List<String> statements = new ArrayList<>();
        for (int from = 0; from < parts.size(); from += PARTITIONS_AT_ONCE) {
            List<String> some = parts.subList(from, Math.min(parts.size(), from + PARTITIONS_AT_ONCE));
            statements.add(begin + String.join(separator, some));
        }
        return statements;
    }

    private static String partition(CatalogTable table, String value) {
        return "PARTITION (" + name(table.partitionKeys().get(0).name()) + "=" + text(value) + ")";
    }

    private static String format(CatalogTable table) {
        return "INPUTFORMAT " + text(table.inputFormat()) + " OUTPUTFORMAT " + text(CatalogTable.OUTPUT_FORMAT);
    }

    private static String columns(List<CatalogColumn> columns) {
        return columns.stream()
                .map(column -> name(column.name()) + " " + column.type())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String properties(Map<String, String> properties) {
        return new TreeMap<>(properties)
                .entrySet().stream()
                        .map(property -> text(property.getKey()) + "=" + text(property.getValue()))
                        .collect(Collectors.joining(",", "(", ")"));
    }

    private static String of(CatalogTable table) {
        return name(table.database()) + "." + name(table.name());
    }

    private static String name(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    static String text(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
