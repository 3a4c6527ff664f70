// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A connection to a HiveServer2. */
record HiveServerSession(Connection connection) implements Catalog.Session {

    @Override
    public Optional<FoundTable> find(CatalogTable wanted) {
        if (query(HiveSql.showDatabase(wanted)).isEmpty()
                || query(HiveSql.showTable(wanted)).isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> properties = new HashMap<>();
        query(HiveSql.showProperties(wanted)).forEach(row -> properties.put(row.get(0), row.get(1)));
        CatalogTable there = DescribedTable.read(wanted.id(), query(HiveSql.describe(wanted)), properties);
        Set<String> partitions = new HashSet<>();
        if (there.isPartitioned()) {
            query(HiveSql.showPartitions(wanted)).forEach(row -> partitions.add(new PartitionPath(row.get(0)).value()));
        }
        return Optional.of(new FoundTable(there, partitions));
    }

    @Override
    public void create(CatalogTable table) {
        if (query(HiveSql.showDatabase(table)).isEmpty()) {
            execute(List.of(HiveSql.createDatabase(table)));
        }
        execute(List.of(HiveSql.create(table)));
    }

    @Override
    public void alter(CatalogTable table) {
        execute(HiveSql.alter(table));
    }

    @Override
    public void drop(CatalogTable table) {
        execute(HiveSql.drop(table));
    }

    @Override
    public void addPartitions(CatalogTable table, List<PartitionPath> partitions) {
        execute(HiveSql.addPartitions(table, partitions));
    }

    @Override
    public void dropPartitions(CatalogTable table, List<String> values) {
        execute(HiveSql.dropPartitions(table, values));
    }

    private void execute(List<String> statements) {
        for (String sql : statements) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new CatalogException("HiveServer2 refused: " + sql, e);
            }
        }
    }

    private List<List<String>> query(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<List<String>> all = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    String value = rows.getString(i);
                    row.add(value == null ? "" : value.strip());
                }
                all.add(row);
            }
            return all;
        } catch (SQLException e) {
            throw new CatalogException("HiveServer2 refused: " + sql, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new CatalogException("The connection to HiveServer2 could not be closed", e);
        }
    }
}
