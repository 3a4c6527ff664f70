// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.hive.metastore.IMetaStoreClient;
import org.apache.hadoop.hive.metastore.api.Database;
import org.apache.hadoop.hive.metastore.api.EnvironmentContext;
import org.apache.hadoop.hive.metastore.api.NoSuchObjectException;
import org.apache.hadoop.hive.metastore.api.Partition;
import org.apache.hadoop.hive.metastore.api.Table;
import org.apache.thrift.TException;

/** A connection to a Hive metastore. */
record MetastoreSession(IMetaStoreClient client) implements Catalog.Session {
    /** Else a column that comes between two others is taken for one that changed its type. */
    private static final String COLUMN_ORDER_MATTERS = "hive.metastore.disallow.incompatible.col.type.changes";

    /** A change of columns is one of the partitions' columns, too. */
    private static final String CASCADE = "CASCADE";

    /** Else the metastore lists the table's files. */
    private static final String DO_NOT_UPDATE_STATS = "DO_NOT_UPDATE_STATS";

    private static final int PARTITIONS_AT_ONCE = 500;

    private interface Call<T> {
        T send() throws TException;
    }

    private static <T> T send(CatalogTable table, Call<T> call) {
        try {
            return call.send();
        } catch (TException e) {
            throw new CatalogException("The metastore refused what is to be done for " + table.id(), e);
        }
    }

    @Override
    public Optional<FoundTable> find(CatalogTable wanted) {
        return send(wanted, () -> {
            try {
                Table table = client.getTable(wanted.database(), wanted.name());
                return Optional.of(new FoundTable(MetastoreTables.read(wanted.id(), table), partitions(table)));
            } catch (NoSuchObjectException e) {
                return Optional.empty();
            }
        });
    }

    private Set<String> partitions(Table table) throws TException {
        Set<String> values = new HashSet<>();
        if (table.getPartitionKeysSize() > 0) {
            for (String path : client.listPartitionNames(table.getDbName(), table.getTableName(), (short) -1)) {
                values.add(new PartitionPath(path).value());
            }
        }
        return values;
    }

    @Override
    public void create(CatalogTable table) {
        send(table, () -> {
            createDatabase(table.database());
            client.createTable(MetastoreTables.create(table));
            return null;
        });
    }

    private void createDatabase(String name) throws TException {
        try {
            client.getDatabase(name);
        } catch (NoSuchObjectException e) {
            client.createDatabase(new Database(name, null, null, Map.of()));
        }
    }

    @Override
    public void alter(CatalogTable table) {
        send(table, () -> {
            Table present = client.getTable(table.database(), table.name());
            client.setMetaConf(COLUMN_ORDER_MATTERS, "false");
            EnvironmentContext context = new EnvironmentContext(
                    Map.of(CASCADE, Boolean.toString(table.isPartitioned()), DO_NOT_UPDATE_STATS, "true"));
            client.alter_table_with_environmentContext(
                    table.database(), table.name(), MetastoreTables.alter(present, table), context);
            return null;
        });
    }

    @Override
    public void drop(CatalogTable table) {
        send(table, () -> {
            client.dropTable(table.database(), table.name(), false, true);
            return null;
        });
    }

    @Override
    public void addPartitions(CatalogTable table, List<PartitionPath> partitions) {
        send(table, () -> {
            for (int from = 0; from < partitions.size(); from += PARTITIONS_AT_ONCE) {
                List<Partition> some =
                        partitions.subList(from, Math.min(partitions.size(), from + PARTITIONS_AT_ONCE)).stream()
                                .map(partition -> MetastoreTables.partition(table, partition))
                                .toList();
                client.add_partitions(some, true, false);
            }
            return null;
        });
    }

    @Override
    public void dropPartitions(CatalogTable table, List<String> values) {
        send(table, () -> {
            for (String value : values) {
                client.dropPartition(table.database(), table.name(), List.of(value), false);
            }
            return null;
        });
    }

    @Override
    public void close() {
        client.close();
    }
}
