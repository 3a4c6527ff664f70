// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.catalog;

import io.lakeward.event.TableId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/** Tables in Glue's own form. */
final class GlueTables {
    private static final String EXTERNAL = "EXTERNAL_TABLE";

    private GlueTables() {}

    static CatalogTable read(TableId id, Table table) {
        StorageDescriptor storage =
                table.storageDescriptor() == null ? StorageDescriptor.builder().build() : table.storageDescriptor();
        return new CatalogTable(
                id,
                columns(storage.columns()),
                columns(table.partitionKeys()),
                orEmpty(storage.location()),
                orEmpty(storage.inputFormat()),
                storage.serdeInfo() == null ? Map.of() : storage.serdeInfo().parameters(),
                table.parameters());
    }

    private static List<CatalogColumn> columns(List<Column> columns) {
        return columns.stream()
                .map(column -> new CatalogColumn(column.name(), column.type()))
                .toList();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    static TableInput create(CatalogTable wanted) {
        return TableInput.builder()
                .name(wanted.name())
                .tableType(EXTERNAL)
                .partitionKeys(glueColumns(wanted.partitionKeys()))
                .parameters(wanted.properties())
                .storageDescriptor(storage(wanted, wanted.location(), wanted.serdeProperties()))
                .build();
    }

    /** What others have set beside our own stays. */
    static TableInput alter(Table present, CatalogTable wanted) {
        CatalogTable there = read(wanted.id(), present);
        Map<String, String> properties = new HashMap<>(there.properties());
        properties.putAll(wanted.properties());
        Map<String, String> serde = new HashMap<>(there.serdeProperties());
        serde.putAll(wanted.serdeProperties());
        return TableInput.builder()
                .name(wanted.name())
                .description(present.description())
                .owner(present.owner())
                .retention(present.retention())
                .tableType(EXTERNAL)
                .partitionKeys(present.partitionKeys())
                .parameters(properties)
                .storageDescriptor(storage(wanted, there.location(), serde))
                .build();
    }

    static PartitionInput partition(CatalogTable table, List<String> values, String location) {
        return PartitionInput.builder()
                .values(values)
                .storageDescriptor(storage(table, location, table.serdeProperties()))
                .build();
    }

    private static StorageDescriptor storage(CatalogTable table, String location, Map<String, String> serdeProperties) {
        return StorageDescriptor.builder()
                .columns(glueColumns(table.columns()))
                .location(location)
                .inputFormat(table.inputFormat())
                .outputFormat(CatalogTable.OUTPUT_FORMAT)
                .serdeInfo(
                        serde -> serde.serializationLibrary(CatalogTable.SERDE).parameters(serdeProperties))
                .build();
    }

    private static List<Column> glueColumns(List<CatalogColumn> columns) {
        return columns.stream()
                .map(column ->
                        Column.builder().name(column.name()).type(column.type()).build())
                .toList();
    }
}
