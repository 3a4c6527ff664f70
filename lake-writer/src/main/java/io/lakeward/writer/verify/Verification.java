// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify;

import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.verify.report.TableResult;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares tables side by side, so that the waiting for one is not the waiting for all. */
final class Verification {
    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
    private static final int MOST_FAILURES = 5;

    private final SidesFinder finder;
    private final Map<TableId, TableSchema> tables;
    private final TableCheck.Settings settings;
    private final Fence fence;
    private final Consumer<TableResult> told;

    /** One lake table, or one shard of it, and how often it could not be looked at. */
    private static final class Pending {
        private final List<TableSchema> sources;
        private final TableCheck check;
        private int failures;

        Pending(List<TableSchema> sources, TableCheck check) {
            this.sources = sources;
            this.check = check;
        }
    }

    /**
     * @param tables all tables of the source
     * @param told takes each result as soon as there is one
     */
    Verification(
            SidesFinder finder,
            Map<TableId, TableSchema> tables,
            TableCheck.Settings settings,
            Fence fence,
            Consumer<TableResult> told) {
        this.finder = finder;
        this.tables = tables;
        this.settings = settings;
        this.fence = fence;
        this.told = told;
    }

    List<TableResult> run(Collection<TableId> selected) {
        List<TableResult> results = new ArrayList<>();
        Consumer<TableResult> add = result -> {
            results.add(result);
            told.accept(result);
        };
        List<Pending> pending = new ArrayList<>();
        for (List<TableSchema> sources : groups(selected)) {
            try {
                pending.add(new Pending(sources, new TableCheck(finder.find(sources), settings, fence)));
            } catch (RuntimeException e) {
                add.accept(notVerified(sources, e));
            }
        }
        while (!pending.isEmpty()) {
            pending.removeIf(table -> look(table)
                    .map(result -> {
                        add.accept(result);
                        return true;
                    })
                    .orElse(false));
            if (!pending.isEmpty()) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        }
        return results;
    }

    /** The writer goes on while its tables are read: a read may fail, and the next one see more. */
    @SuppressWarnings("IllegalCatch") // Spark throws checked exceptions that it does not declare
    private Optional<TableResult> look(Pending table) {
        try {
            return table.check.look();
        } catch (Exception e) {
            LOG.warn("A look at {} failed", names(table.sources), e);
            table.failures++;
            return table.failures < MOST_FAILURES && !(e instanceof SQLException)
                    ? Optional.empty()
                    : Optional.of(notVerified(table.sources, e));
        }
    }

    private TableResult notVerified(List<TableSchema> sources, Exception cause) {
        String why = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return TableResult.notVerified(
                finder.targetOf(sources.get(0).table()).toString(), names(sources), "not compared: " + why);
    }

    private static List<String> names(List<TableSchema> sources) {
        return sources.stream().map(source -> source.table().toString()).toList();
    }

    /** Where nothing tells the rows of several sources apart, they are compared as one, the sources not asked for among them. */
    private List<List<TableSchema>> groups(Collection<TableId> selected) {
        Map<String, List<TableSchema>> groups = new LinkedHashMap<>();
        List<TableId> mixed = selected.stream()
                .filter(finder::isMixed)
                .map(finder::targetOf)
                .distinct()
                .toList();
        for (TableSchema table : tables.values()) {
            TableId target = finder.targetOf(table.table());
            if (finder.isMixed(table.table()) && mixed.contains(target)) {
                groups.computeIfAbsent(target.toString(), name -> new ArrayList<>())
                        .add(table);
            } else if (selected.contains(table.table())) {
                groups.put(target + "/" + table.table(), List.of(table));
            }
        }
        return groups.values().stream().collect(Collectors.toList());
    }
}
