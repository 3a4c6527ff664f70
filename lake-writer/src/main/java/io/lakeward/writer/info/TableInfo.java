// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.info;

import static io.lakeward.writer.info.TableRule.said;

import io.lakeward.event.TableId;
import io.lakeward.writer.table.TableType;
import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the user says of tables. An entry with the table's own names is for it; if there is none, the first entry whose
 * patterns match. What the entry does not say, the defaults say.
 *
 * @param tableType the type of tables of which neither says one
 */
public record TableInfo(TableType tableType, TableRule defaults, List<TableEntry> entries, List<String> notices)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    public TableInfo {
        entries = List.copyOf(entries);
        notices = List.copyOf(notices);
    }

    /** Every table as it is in the source. */
    public static TableInfo none(TableType tableType) {
        return new TableInfo(tableType, TableRule.NOTHING, List.of(), List.of());
    }

    public boolean isEmpty() {
        return entries.isEmpty() && defaults.equals(TableRule.NOTHING);
    }

    public TablePlan planOf(TableId source) {
        Optional<TableEntry> entry = entryOf(source);
        TableRule rule = entry.map(TableEntry::rule).orElse(TableRule.NOTHING);
        Map<String, String> names = entry.flatMap(found -> found.match(source))
                .orElse(Map.of("database", source.database(), "table", source.table()));
        Map<String, String> hudi = new TreeMap<>(said(defaults.hudi(), Map.of()));
        hudi.putAll(said(rule.hudi(), Map.of()));
        return new TablePlan(
                entry.map(TableEntry::place).orElse("defaults"),
                source,
                target(said(rule.target(), defaults.target()), names).orElse(source),
                said(rule.recordKey(), List.of()),
                shard(rule, names),
                Optional.ofNullable(rule.partition()),
                said(rule.tableType(), said(defaults.tableType(), tableType)),
                said(rule.deletes(), said(defaults.deletes(), DeletePolicy.HARD)),
                rule.ddl().or(defaults.ddl()).or(DdlPolicy.FOLLOW),
                entry.filter(this::isShared).isPresent(),
                said(rule.includeColumns(), List.of()),
                said(rule.excludeColumns(), List.of()),
                Optional.ofNullable(rule.filter()),
                new LinkedHashMap<>(said(rule.columns(), Map.of())),
                hudi);
    }

    /** The entries that none of the tables comes under. */
    public List<UnusedEntry> unused(Collection<TableId> tables) {
        return entries.stream()
                .filter(entry ->
                        tables.stream().noneMatch(table -> entry.match(table).isPresent()))
                .map(entry -> new UnusedEntry(entry.place(), entry.names(), nearest(entry, tables)))
                .toList();
    }

    /**
     * An entry that no known table comes under.
     *
     * @param near a known table without an entry of its own that the entry may have been meant for
     */
    public record UnusedEntry(String place, String names, Optional<TableId> near) {}

    private Optional<TableId> nearest(TableEntry entry, Collection<TableId> tables) {
        List<String> free = tables.stream()
                .filter(table -> entryOf(table).filter(TableEntry::isExact).isEmpty())
                .map(TableId::toString)
                .toList();
        return NearMatch.of(entry.names(), free).flatMap(name -> tables.stream()
                .filter(table -> table.toString().equals(name))
                .findFirst());
    }

    private Optional<TableEntry> entryOf(TableId table) {
        List<TableEntry> matching =
                entries.stream().filter(entry -> entry.match(table).isPresent()).toList();
        return matching.stream().filter(TableEntry::isExact).findFirst().or(() -> matching.stream()
                .findFirst());
    }

    private boolean isShared(TableEntry entry) {
        TableRule rule = entry.rule();
        boolean isTold = rule.shardColumn() != null && !rule.shardColumn().isEmpty();
        return rule.target() != null
                && !isTold
                && (entry.merges()
                        || entries.stream()
                                .anyMatch(other -> !other.equals(entry)
                                        && rule.target().equals(other.rule().target())));
    }

    private static Optional<TablePlan.Shard> shard(TableRule rule, Map<String, String> names) {
        return Optional.ofNullable(rule.shardColumn())
                .filter(column -> !column.isEmpty())
                .map(column -> new TablePlan.Shard(column, fill(said(rule.shardValue(), "{database}.{table}"), names)));
    }

    private static Optional<TableId> target(String template, Map<String, String> names) {
        return Optional.ofNullable(template).map(text -> {
            String filled = fill(text, names);
            int dot = filled.indexOf('.');
            return new TableId(filled.substring(0, dot), filled.substring(dot + 1));
        });
    }

    private static String fill(String template, Map<String, String> names) {
        String filled = template;
        for (Map.Entry<String, String> name : names.entrySet()) {
            filled = filled.replace("{" + name.getKey() + "}", name.getValue());
        }
        return filled;
    }
}
