// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.catalog;

import io.lakeward.event.TableId;
import io.lakeward.writer.table.LakeTable;
import io.lakeward.writer.table.LakeTables;
import io.lakeward.writer.table.TableSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a catalog in line with a table of the lake, and remembers what it knows. */
final class TableSync {
    private static final Logger LOG = LoggerFactory.getLogger(TableSync.class);

    private record Known(Schema schema, TableSpec spec, Set<String> partitions) {}

    private final Catalog catalog;
    private final LakeTables tables;
    private final Map<TableId, Known> known = new ConcurrentHashMap<>();

    TableSync(Catalog catalog, LakeTables tables) {
        this.catalog = catalog;
        this.tables = tables;
    }

    /** Whether the catalog was told of a table since the job started. */
    boolean hasTold(TableId table) {
        return known.containsKey(table);
    }

    /**
     * Whether the catalog knows a table as it is after a commit.
     *
     * @param partitions those of the commit
     */
    boolean knows(LakeTable table, Set<String> partitions) {
        Known last = known.get(table.id());
        return last != null
                && last.schema.equals(table.schema())
                && last.spec.equals(table.spec())
                && (table.spec().partitionField().isEmpty() || last.partitions.containsAll(partitions));
    }

    /** Looks the table up and does what the catalog lacks; nothing is written if that is nothing. */
    void sync(LakeTable table) {
        Set<String> paths = new HashSet<>(tables.partitions(table));
        Set<PartitionPath> partitions = paths.stream().map(PartitionPath::new).collect(Collectors.toSet());
        try (Catalog.Session session = catalog.open()) {
            for (CatalogTable wanted : CatalogTables.of(table, catalog.locationOf(table.path()))) {
                List<Step> steps = SyncPlan.steps(wanted, partitions, session.find(wanted));
                steps.forEach(step -> step.carryOut(session));
                if (!steps.isEmpty()) {
                    LOG.info("The catalog knows {} as the lake has it: {}", wanted.id(), names(steps));
                }
            }
        }
        known.put(table.id(), new Known(table.schema(), table.spec(), paths));
    }

    private static String names(List<Step> steps) {
        return steps.stream().map(step -> step.getClass().getSimpleName()).collect(Collectors.joining(", "));
    }
}
