// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.schema;

import io.lakeward.demo.table.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of the lake and what it comes from.
 *
 * @param fields the columns that are not of the key
 * @param shards of how many source tables it is made
 * @param keys how many different keys its rows may have; of a table without a key, about how many rows
 */
public record ChaosTable(
        String name,
        KeyShape key,
        List<Field> fields,
        Partitioning partitioning,
        boolean mergeOnRead,
        int shards,
        int keys) {

    private static final String SHARD = "shard";
    private static final String PARTITION = "part";

    public ChaosTable {
        fields = List.copyOf(fields);
    }

    /** The same table with columns that schema changes have added to it. */
    public ChaosTable with(List<Field> extras) {
        List<Field> all = new ArrayList<>(fields);
        all.addAll(extras);
        return new ChaosTable(name, key, all, partitioning, mergeOnRead, shards, keys);
    }

    /** What a schema change made from this one: the lake has it as it is. */
    public ChaosTable aside(String other) {
        return new ChaosTable(other, key, fields, Partitioning.NONE, false, 1, keys);
    }

    /** The name of a table that may take this one's place, and this one its. */
    public String twin() {
        return name + "_twin";
    }

    /** The name of a table that may be made from this one's rows. */
    public String copy() {
        return name + "_copy";
    }

    public boolean isBag() {
        return key == KeyShape.NONE;
    }

    /** The names of the tables in MySQL. */
    public List<String> sources() {
        if (shards == 1) {
            return List.of(name);
        }
        return Stream.iterate(0, i -> i + 1)
                .limit(shards)
                .map(i -> name + "_" + i)
                .toList();
    }

    public String create(String source) {
        return Stream.concat(
                        key.columns().stream().map(column -> column.name() + " " + column.mysql() + " NOT NULL"),
                        fields.stream().map(Field::ddl))
                .collect(Collectors.joining(", ", "CREATE TABLE " + source + " (", key.ddl() + ")"));
    }

    /** All columns, in the order of {@link #row}. */
    public String columns() {
        return Stream.concat(key.names().stream(), fields.stream().map(Field::name))
                .collect(Collectors.joining(", "));
    }

    /** A row with the key of that number, as it stands behind VALUES. */
    public String row(int number, SplittableRandom random) {
        return Stream.concat(key.literals(number).stream(), fields.stream().map(field -> field.literal(random)))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** What the lake table must hold, by one query for each column's text. */
    public String select(String database) {
        return sources().stream().map(source -> select(database, source)).collect(Collectors.joining(" UNION ALL "));
    }

    private String select(String database, String source) {
        List<String> items = new ArrayList<>();
        key.columns().forEach(column -> items.add(column.reading().select(column.name())));
        fields.forEach(field -> items.add(field.type().reading().select(field.name())));
        if (shards > 1) {
            items.add("'" + database + "." + source + "'");
        }
        if (partitioning != Partitioning.NONE) {
            items.add(partitioning.sql());
        }
        return "SELECT " + String.join(", ", items) + " FROM " + database + "." + source;
    }

    /** How each column of {@link #select} is read. */
    public List<Reading> readings() {
        Stream<Reading> own = Stream.concat(
                key.columns().stream().map(KeyShape.KeyColumn::reading),
                fields.stream().map(field -> field.type().reading()));
        return Stream.concat(own, added().stream().map(column -> Reading.TEXT)).toList();
    }

    public List<Column> lakeColumns() {
        List<Column> columns = new ArrayList<>();
        key.columns().forEach(column -> columns.add(new Column(column.name(), column.lake())));
        fields.forEach(
                field -> columns.add(new Column(field.name(), field.type().lake())));
        columns.addAll(added());
        return columns;
    }

    private List<Column> added() {
        List<Column> columns = new ArrayList<>();
        if (shards > 1) {
            columns.add(new Column(SHARD, "string"));
        }
        if (partitioning != Partitioning.NONE) {
            columns.add(new Column(PARTITION, "string"));
        }
        return columns;
    }

    /** The columns by which two rows are the same row: all of them where there is no key. */
    public List<String> lakeKey() {
        if (isBag()) {
            return lakeColumns().stream().map(Column::name).toList();
        }
        List<String> names = new ArrayList<>(key.names());
        if (shards > 1) {
            names.add(SHARD);
        }
        return names;
    }

    /** The table's entry in the writer's table info; empty if it needs none. */
    public Map<String, Object> tableInfo(String database) {
        Map<String, Object> entry = new LinkedHashMap<>();
        if (shards > 1) {
            entry.put("target", database + "." + name);
            entry.put("shardColumn", SHARD);
        }
        if (partitioning != Partitioning.NONE) {
            entry.put("partition", partitioning.tableInfo());
        }
        if (mergeOnRead) {
            entry.put("tableType", "MOR");
        }
        if (entry.isEmpty()) {
            return Map.of();
        }
        entry.put("database", database);
        entry.put("table", shards > 1 ? name + "_*" : name);
        return entry;
    }
}
