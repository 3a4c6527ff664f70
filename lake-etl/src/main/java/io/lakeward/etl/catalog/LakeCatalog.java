// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.flink.table.catalog.CatalogBaseTable;
import org.apache.flink.table.catalog.CatalogDatabase;
import org.apache.flink.table.catalog.CatalogDatabaseImpl;
import org.apache.flink.table.catalog.CatalogPartitionSpec;
import org.apache.flink.table.catalog.CatalogTable;
import org.apache.flink.table.catalog.GenericInMemoryCatalog;
import org.apache.flink.table.catalog.ObjectPath;
import org.apache.flink.table.catalog.ResolvedCatalogTable;
import org.apache.flink.table.catalog.exceptions.DatabaseNotExistException;
import org.apache.flink.table.catalog.exceptions.TableAlreadyExistException;
import org.apache.flink.table.catalog.exceptions.TableNotExistException;

/**
 * Makes every table of the lake known by its name, and a derived table declarable by its columns and key alone.
 *
 * <p>What a script declares lives as long as the session; the tables of the lake are looked up each time.
 */
final class LakeCatalog extends GenericInMemoryCatalog {

    private final Lake lake;
    private final boolean streaming;
    private final Map<ObjectPath, CatalogBaseTable> declared = new HashMap<>();

    /** Tables are read as endless streams of changes, or else as snapshots. */
    LakeCatalog(String name, String path, boolean streaming) {
        super(name);
        this.lake = new Lake(path);
        this.streaming = streaming;
    }

    /** The databases are the folders of the lake, and those that a declared table will create. */
    @Override
    public List<String> listDatabases() {
        return Stream.of(
                        super.listDatabases().stream(),
                        lake.databases().stream(),
                        declared.keySet().stream().map(ObjectPath::getDatabaseName))
                .flatMap(Function.identity())
                .distinct()
                .toList();
    }

    @Override
    public boolean databaseExists(String name) {
        return listDatabases().contains(name);
    }

    @Override
    public CatalogDatabase getDatabase(String name) throws DatabaseNotExistException {
        return databaseExists(name) && !super.databaseExists(name)
                ? new CatalogDatabaseImpl(Map.of(), null)
                : super.getDatabase(name);
    }

    @Override
    public List<String> listTables(String database) throws DatabaseNotExistException {
        getDatabase(database);
        return Stream.concat(
                        declared.keySet().stream()
                                .filter(path -> path.getDatabaseName().equals(database))
                                .map(ObjectPath::getObjectName),
                        lake.tables(database).stream())
                .distinct()
                .toList();
    }

    @Override
    public boolean tableExists(ObjectPath path) {
        return declared.containsKey(path) || lake.contains(path);
    }

    @Override
    public CatalogBaseTable getTable(ObjectPath path) throws TableNotExistException {
        if (declared.containsKey(path)) {
            return declared.get(path);
        }
        if (!lake.contains(path)) {
            throw new TableNotExistException(getName(), path);
        }
        var table = lake.open(path);
        if (streaming) {
            table.requireExactStream(path.getFullName());
        }
        return CatalogTable.newBuilder()
                .schema(Columns.toFlink(table.schema(), table.identity()))
                .partitionKeys(table.partitions())
                .options(TableOptions.reading(table.path(), table.type(), streaming))
                .build();
    }

    /** Hudi finds the partitions; Flink asks for them when it plans a batch, for statistics that there are none of. */
    @Override
    public List<CatalogPartitionSpec> listPartitions(ObjectPath path) {
        return List.of();
    }

    /** Else Flink would look for a connector of its own when a CREATE TABLE names none, before asking this catalog. */
    @Override
    public boolean supportsManagedTable() {
        return false;
    }

    /** A table that is in the lake already is declared like a new one: the script decides how it is written. */
    @Override
    public void createTable(ObjectPath path, CatalogBaseTable table, boolean ignoreIfExists)
            throws TableAlreadyExistException {
        if (declared.containsKey(path)) {
            if (!ignoreIfExists) {
                throw new TableAlreadyExistException(getName(), path);
            }
            return;
        }
        declared.put(
                path,
                table instanceof ResolvedCatalogTable resolved && DerivedTables.isDerived(resolved)
                        ? derived(path, resolved)
                        : table);
    }

    @Override
    public void dropTable(ObjectPath path, boolean ignoreIfNotExists) throws TableNotExistException {
        if (declared.remove(path) == null && !ignoreIfNotExists) {
            throw new TableNotExistException(getName(), path);
        }
    }

    private CatalogBaseTable derived(ObjectPath path, ResolvedCatalogTable table) {
        var name = path.getFullName();
        var keys = DerivedTables.requireKey(name, table);
        if (lake.contains(path)) {
            var existing = lake.open(path);
            DerivedTables.requireSameKey(name, keys, existing);
            existing.requireExactStream(name);
        }
        return table.copy(TableOptions.derived(lake.pathOf(path), streaming, table.getOptions()));
    }
}
