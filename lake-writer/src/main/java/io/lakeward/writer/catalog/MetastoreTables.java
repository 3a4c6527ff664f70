// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.catalog;

import io.lakeward.event.TableId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.hive.metastore.TableType;
import org.apache.hadoop.hive.metastore.api.FieldSchema;
import org.apache.hadoop.hive.metastore.api.Partition;
import org.apache.hadoop.hive.metastore.api.SerDeInfo;
import org.apache.hadoop.hive.metastore.api.StorageDescriptor;
import org.apache.hadoop.hive.metastore.api.Table;

/** Tables in the metastore's own form. */
final class MetastoreTables {
    private MetastoreTables() {}

    static CatalogTable read(TableId id, Table table) {
        StorageDescriptor storage = table.getSd();
        return new CatalogTable(
                id,
                columns(storage.getCols()),
                columns(table.getPartitionKeys()),
                orEmpty(storage.getLocation()),
                orEmpty(storage.getInputFormat()),
                orEmpty(storage.getSerdeInfo().getParameters()),
                orEmpty(table.getParameters()));
    }

    private static List<CatalogColumn> columns(List<FieldSchema> fields) {
        return fields.stream()
                .map(field -> new CatalogColumn(field.getName(), field.getType()))
                .toList();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static Map<String, String> orEmpty(Map<String, String> properties) {
        return properties == null ? Map.of() : properties;
    }

    static Table create(CatalogTable wanted) {
        Table table = new Table();
        table.setDbName(wanted.database());
        table.setTableName(wanted.name());
        table.setOwner(System.getProperty("user.name"));
        table.setPartitionKeys(fields(wanted.partitionKeys()));
        table.setTableType(TableType.EXTERNAL_TABLE.name());
        table.setParameters(new HashMap<>(wanted.properties()));
        table.setSd(storage(wanted, wanted.location()));
        return table;
    }

    /** What others have set beside our own stays. */
    static Table alter(Table present, CatalogTable wanted) {
        Table table = present.deepCopy();
        StorageDescriptor storage = storage(wanted, present.getSd().getLocation());
        Map<String, String> serde =
                new HashMap<>(orEmpty(present.getSd().getSerdeInfo().getParameters()));
        serde.putAll(wanted.serdeProperties());
        storage.getSerdeInfo().setParameters(serde);
        table.setSd(storage);
        table.setTableType(TableType.EXTERNAL_TABLE.name());
        Map<String, String> properties = new HashMap<>(orEmpty(present.getParameters()));
        properties.putAll(wanted.properties());
        table.setParameters(properties);
        return table;
    }

    static Partition partition(CatalogTable table, PartitionPath path) {
        Partition partition = new Partition();
        partition.setDbName(table.database());
        partition.setTableName(table.name());
        partition.setValues(new ArrayList<>(List.of(path.value())));
        partition.setParameters(new HashMap<>());
        partition.setSd(storage(table, table.locationOf(path)));
        return partition;
    }

    private static StorageDescriptor storage(CatalogTable table, String location) {
        StorageDescriptor storage = new StorageDescriptor();
        storage.setCols(fields(table.columns()));
        storage.setLocation(location);
        storage.setInputFormat(table.inputFormat());
        storage.setOutputFormat(CatalogTable.OUTPUT_FORMAT);
        storage.setSerdeInfo(new SerDeInfo(null, CatalogTable.SERDE, new HashMap<>(table.serdeProperties())));
        storage.setNumBuckets(-1);
        storage.setBucketCols(new ArrayList<>());
        storage.setSortCols(new ArrayList<>());
        storage.setParameters(new HashMap<>());
        return storage;
    }

    private static List<FieldSchema> fields(List<CatalogColumn> columns) {
        return new ArrayList<>(columns.stream()
                .map(column -> new FieldSchema(column.name(), column.type(), null))
                .toList());
    }
}
