// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.ddl;

import io.debezium.relational.Column;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.lakeward.event.SchemaChangeKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Decides what a statement does to the selected tables, by what they were before it and are after it. */
public final class TableEffects {
    private final SchemaChange change;
    private final Map<TableId, Table> before;
    private final List<TableEffect> effects = new ArrayList<>();
    /** Names that rows came to or went from. */
    private final Set<TableId> renamed = new LinkedHashSet<>();

    private TableEffects(SchemaChange change, Map<TableId, Table> before) {
        this.change = change;
        this.before = before;
    }

    /**
     * One for each table, in the order of the statement.
     *
     * @param before the tables that are known before it
     * @param readBehind tables that were read in part before the statement and in part behind it
     */
    public static List<TableEffect> of(
            SchemaChange change,
            Map<TableId, Table> before,
            Predicate<TableId> isSelected,
            Predicate<String> isDatabaseSelected,
            Set<TableId> readBehind) {
        TableEffects all = new TableEffects(change, before);
        change.statement().actions().forEach(all::add);
        all.renamed.forEach(all::addRenamed);
        return all.effects.stream()
                .filter(effect -> effect.table()
                        .map(isSelected::test)
                        .orElseGet(() -> isDatabaseSelected.test(effect.database())))
                .map(effect -> effect.kind() != SchemaChangeKind.DROP
                                && effect.table().map(readBehind::contains).orElse(false)
                        ? effect.reread()
                        : effect)
                .toList();
    }

    private void add(Action action) {
        if (action instanceof Action.Create create) {
            addCreated(create);
        } else if (action instanceof Action.Alter alter) {
            Optional<Table> after = after(alter.table());
            effects.add(TableEffect.on(
                            alter.table(),
                            SchemaChangeKind.ALTER,
                            after,
                            alter.rewrites() || isRewritten(alter.table()))
                    .adding(added(alter.table())));
        } else if (action instanceof Action.Rename rename) {
            renamed.add(rename.from());
            renamed.add(rename.to());
        } else if (action instanceof Action.Truncate truncate) {
            effects.add(TableEffect.on(truncate.table(), SchemaChangeKind.TRUNCATE, after(truncate.table()), false));
        } else if (action instanceof Action.Drop drop) {
            effects.add(TableEffect.dropped(drop.table()));
        } else if (action instanceof Action.DropDatabase drop) {
            effects.add(TableEffect.dropped(drop.database()));
        }
    }

    /**
     * CREATE TABLE IF NOT EXISTS is in the binlog even where the table does. Another CREATE TABLE means a new table, even if one is
     * known: what is known of tables that were made before the binlog is read is from later.
     */
    private void addCreated(Action.Create create) {
        boolean wasThere = before.containsKey(create.table());
        if (wasThere && create.replaces()) {
            effects.add(TableEffect.dropped(create.table()));
        }
        if (!wasThere || !create.mayBeThere()) {
            effects.add(TableEffect.on(create.table(), SchemaChangeKind.CREATE, after(create.table()), false));
        }
    }

    /** What came from a database that is not read is not known. */
    private void addRenamed(TableId name) {
        Optional<Table> now = after(name);
        if (now.isPresent()) {
            effects.add(TableEffect.on(name, SchemaChangeKind.CREATE, now, true));
        } else if (before.containsKey(name)) {
            effects.add(TableEffect.dropped(name));
        }
    }

    private boolean isRewritten(TableId table) {
        Table old = before.get(table);
        return old == null
                || after(table).map(now -> RewrittenRows.by(old, now)).orElse(true);
    }

    private List<String> added(TableId table) {
        Set<String> old = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Optional.ofNullable(before.get(table))
                .ifPresent(known -> known.columns().forEach(column -> old.add(column.name())));
        return after(table).stream()
                .flatMap(now -> now.columns().stream())
                .map(Column::name)
                .filter(name -> before.containsKey(table) && !old.contains(name))
                .toList();
    }

    private Optional<Table> after(TableId table) {
        return Optional.ofNullable(change.after().get(table));
    }
}
