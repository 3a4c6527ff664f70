// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.catalog;

import io.lakeward.event.TableId;
import io.lakeward.writer.horizon.HorizonTable;
import io.lakeward.writer.schema.LakeSchema;
import io.lakeward.writer.table.LakeTable;
import io.lakeward.writer.table.TableType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.hudi.common.model.HoodieRecord;
import org.apache.hudi.hadoop.HoodieParquetInputFormat;
import org.apache.hudi.hadoop.realtime.HoodieParquetRealtimeInputFormat;

/** What catalogs are to know of a lake table. */
final class CatalogTables {
    /** The files of a merge-on-read table without its logs: what it was at its last compaction. */
    private static final String READ_OPTIMIZED = "_ro";

    /** The same as the plain name, where engines expect it as Hudi calls it. */
    private static final String REAL_TIME = "_rt";

    /** The record key, so that a table with another one is another table. */
    private static final String KEY = "lakeward.key";

    private CatalogTables() {}

    /** Whether a lake table is there for others to read. */
    static boolean isForReaders(TableId table) {
        return !table.equals(HorizonTable.TABLE.table());
    }

    /**
     * One, or three of a merge-on-read table; the plain name always reads all that is committed.
     *
     * @param location the table's path as the catalog's readers write it
     */
    static List<CatalogTable> of(LakeTable table, String location) {
        return table.spec().type() == TableType.COW
                ? List.of(table(table, location, "", false))
                : List.of(
                        table(table, location, "", false),
                        table(table, location, REAL_TIME, false),
                        table(table, location, READ_OPTIMIZED, true));
    }

    private static CatalogTable table(LakeTable table, String location, String suffix, boolean isReadOptimized) {
        boolean hasLogs = table.spec().type() == TableType.MOR && !isReadOptimized;
        Map<String, String> properties = new HashMap<>(SparkProperties.of(table));
        // Else dropping it would take the files along.
        properties.put("EXTERNAL", "TRUE");
        properties.put(KEY, String.join(",", table.spec().key()));
        return new CatalogTable(
                new TableId(name(table.id().database()), name(table.id().table() + suffix)),
                columns(table),
                table.spec().partitionField().stream()
                        .map(field -> new CatalogColumn(name(field), HiveTypes.STRING))
                        .toList(),
                location,
                hasLogs ? HoodieParquetRealtimeInputFormat.class.getName() : HoodieParquetInputFormat.class.getName(),
                Map.of("path", location, "hoodie.query.as.ro.table", Boolean.toString(isReadOptimized)),
                properties);
    }

    private static List<CatalogColumn> columns(LakeTable table) {
        List<CatalogColumn> columns = new ArrayList<>();
        HoodieRecord.HOODIE_META_COLUMNS.forEach(column -> columns.add(new CatalogColumn(column, HiveTypes.STRING)));
        for (Schema.Field field : table.schema().getFields()) {
            if (!table.spec().partitionField().filter(field.name()::equals).isPresent()) {
                columns.add(new CatalogColumn(
                        field.name().toLowerCase(Locale.ROOT), HiveTypes.of(LakeSchema.typeOf(field))));
            }
        }
        return columns;
    }

    /** Catalogs know small ASCII letters, digits and underscores. */
    private static String name(String lakeName) {
        return lakeName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    }
}
