// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.SchemaEvent;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.horizon.Horizons;
import io.lakeward.writer.plan.Planner;
import io.lakeward.writer.table.TableLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which columns of a batch's rows a table of the lake must have.
 *
 * @param horizons columns from before them do not count
 */
record TableShapes(Planner planner, Horizons horizons) {
    private static final Logger LOG = LoggerFactory.getLogger(TableShapes.class);

    /**
     * What the table has to hold. Of several tables in one, the one whose column became another one decides on it; what the
     * others have there does not count until they follow.
     *
     * @param lake the table as it is
     * @param altered statements that leave its sources with other columns, in order
     * @param rows the schemas of the rows that count, oldest first, with when each was last used
     */
    List<TableLayout> of(Optional<TableLayout> lake, List<SchemaEvent> altered, Map<TableSchema, Long> rows) {
        boolean isMerged = rows.keySet().stream()
                .anyMatch(schema -> planner.planOf(schema.table()).shard().isPresent());
        if (isMerged) {
            return agreed(lake, altered, rows);
        }
        List<TableLayout> all = new ArrayList<>();
        rows.forEach((schema, last) -> all.add(of(schema, last)));
        altered.forEach(statement -> all.add(of(statement.after(), statement.sequence())));
        return all;
    }

    private List<TableLayout> agreed(
            Optional<TableLayout> lake, List<SchemaEvent> altered, Map<TableSchema, Long> rows) {
        List<TableLayout> all = new ArrayList<>();
        lake.ifPresent(all::add);
        altered.forEach(statement -> all.add(of(statement.after(), statement.sequence())));
        rows.forEach((schema, last) -> {
            TableLayout wanted = of(schema, last);
            Set<String> conflicts = new HashSet<>();
            all.forEach(other -> conflicts.addAll(other.conflicts(wanted)));
            conflicts.retainAll(renewedByOthers(schema.table()));
            if (!conflicts.isEmpty()) {
                LOG.warn(
                        "{} of {} is NULL in {} until it has the type that others have there by now",
                        conflicts,
                        schema.table(),
                        wanted.target());
            }
            all.add(wanted.without(conflicts));
        });
        return all;
    }

    private Set<String> renewedByOthers(TableId source) {
        TableId target = planner.targetOf(source);
        return horizons.renewed(
                other -> !other.equals(source) && planner.targetOf(other).equals(target));
    }

    private TableLayout of(TableSchema schema, long last) {
        return planner.planFor(schema).layout().without(horizons.lost(schema.table(), last));
    }
}
