// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.BatchUpdatePartitionFailureEntry;
import software.amazon.awssdk.services.glue.model.BatchUpdatePartitionRequestEntry;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.ErrorDetail;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionError;
import software.amazon.awssdk.services.glue.model.PartitionValueList;
import software.amazon.awssdk.services.glue.model.Table;

/** Calls of AWS Glue. */
record GlueSession(GlueClient client) implements Catalog.Session {
    /** What Glue allows in one call. */
    private static final int ADDED_AT_ONCE = 100;

    private static final int DROPPED_AT_ONCE = 25;

    private interface Call<T> {
        T send();
    }

    private static <T> T send(CatalogTable table, Call<T> call) {
        try {
            return call.send();
        } catch (SdkException e) {
            throw new CatalogException("AWS Glue refused what is to be done for " + table.id(), e);
        }
    }

    @Override
    public Optional<FoundTable> find(CatalogTable wanted) {
        return send(wanted, () -> table(wanted).map(table -> {
            CatalogTable there = GlueTables.read(wanted.id(), table);
            return new FoundTable(there, there.isPartitioned() ? partitions(wanted) : Set.of());
        }));
    }

    private Optional<Table> table(CatalogTable wanted) {
        try {
            return Optional.of(
                    client.getTable(get -> get.databaseName(wanted.database()).name(wanted.name()))
                            .table());
        } catch (EntityNotFoundException e) {
            return Optional.empty();
        }
    }

    private Set<String> partitions(CatalogTable table) {
        Set<String> values = new HashSet<>();
        client
                .getPartitionsPaginator(get -> get.databaseName(table.database())
                        .tableName(table.name())
                        .excludeColumnSchema(true))
                .stream()
                .flatMap(page -> page.partitions().stream())
                .forEach(partition -> values.add(partition.values().get(0)));
        return values;
    }

    @Override
    public void create(CatalogTable table) {
        send(table, () -> {
            createDatabase(table.database());
            return client.createTable(
                    create -> create.databaseName(table.database()).tableInput(GlueTables.create(table)));
        });
    }

    private void createDatabase(String name) {
        try {
            client.getDatabase(get -> get.name(name));
        } catch (EntityNotFoundException e) {
            client.createDatabase(create -> create.databaseInput(input -> input.name(name)));
        }
    }

    /** Glue changes no partition with its table; engines refuse those whose columns are not the table's. */
    @Override
    public void alter(CatalogTable table) {
        send(table, () -> {
            Table present = table(table).orElseThrow(() -> new CatalogException("The table is gone: " + table.id()));
            client.updateTable(update -> update.databaseName(table.database())
                    .tableInput(GlueTables.alter(present, table))
                    .skipArchive(true));
            if (table.isPartitioned()) {
                alterPartitions(table);
            }
            return null;
        });
    }

    private void alterPartitions(CatalogTable table) {
        List<BatchUpdatePartitionRequestEntry> partitions =
                client
                        .getPartitionsPaginator(
                                get -> get.databaseName(table.database()).tableName(table.name()))
                        .stream()
                        .flatMap(page -> page.partitions().stream())
                        .map(partition -> altered(table, partition))
                        .toList();
        inParts(partitions, ADDED_AT_ONCE, part -> {
            List<BatchUpdatePartitionFailureEntry> errors = client.batchUpdatePartition(
                            update -> update.databaseName(table.database())
                                    .tableName(table.name())
                                    .entries(part))
                    .errors();
            requireNone(table, errors.stream().map(BatchUpdatePartitionFailureEntry::errorDetail));
        });
    }

    private static BatchUpdatePartitionRequestEntry altered(CatalogTable table, Partition partition) {
        return BatchUpdatePartitionRequestEntry.builder()
                .partitionValueList(partition.values())
                .partitionInput(GlueTables.partition(
                        table, partition.values(), partition.storageDescriptor().location()))
                .build();
    }

    @Override
    public void drop(CatalogTable table) {
        send(
                table,
                () -> client.deleteTable(
                        delete -> delete.databaseName(table.database()).name(table.name())));
    }

    @Override
    public void addPartitions(CatalogTable table, List<PartitionPath> partitions) {
        send(table, () -> {
            inParts(partitions, ADDED_AT_ONCE, part -> {
                List<PartitionError> errors = client.batchCreatePartition(
                                create -> create.databaseName(table.database())
                                        .tableName(table.name())
                                        .partitionInputList(part.stream()
                                                .map(path -> GlueTables.partition(
                                                        table, List.of(path.value()), table.locationOf(path)))
                                                .toList()))
                        .errors();
                requireNone(table, errors.stream().map(PartitionError::errorDetail));
            });
            return null;
        });
    }

    @Override
    public void dropPartitions(CatalogTable table, List<String> values) {
        send(table, () -> {
            inParts(values, DROPPED_AT_ONCE, part -> {
                List<PartitionError> errors = client.batchDeletePartition(
                                delete -> delete.databaseName(table.database())
                                        .tableName(table.name())
                                        .partitionsToDelete(part.stream()
                                                .map(value -> PartitionValueList.builder()
                                                        .values(value)
                                                        .build())
                                                .toList()))
                        .errors();
                requireNone(table, errors.stream().map(PartitionError::errorDetail));
            });
            return null;
        });
    }

    private static void requireNone(CatalogTable table, Stream<ErrorDetail> errors) {
        errors.findFirst().ifPresent(error -> {
            throw new CatalogException("AWS Glue refused partitions of " + table.id() + ": " + error.errorMessage());
        });
    }

    private static <T> void inParts(List<T> all, int size, Consumer<List<T>> work) {
        IntStream.iterate(0, from -> from < all.size(), from -> from + size)
                .forEach(from -> work.accept(all.subList(from, Math.min(all.size(), from + size))));
    }

    @Override
    public void close() {
        // The client is the job's.
    }
}
