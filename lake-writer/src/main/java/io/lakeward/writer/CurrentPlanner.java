// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.batch.Plans;
import io.lakeward.writer.cli.UsageException;
import io.lakeward.writer.cli.WriterArgs;
import io.lakeward.writer.info.TableInfo;
import io.lakeward.writer.info.TableInfoException;
import io.lakeward.writer.info.TableInfoReader;
import io.lakeward.writer.park.Parking;
import io.lakeward.writer.plan.Planner;
import io.lakeward.writer.plan.TableInfoCheck;
import io.lakeward.writer.schema.InferredColumns;
import io.lakeward.writer.table.LakeState;
import io.lakeward.writer.table.LakeTables;
import io.lakeward.writer.table.TableType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plans of the tables as table info has them by now; a file of it is read again when it has changed. */
final class CurrentPlanner implements Plans {
    private static final Logger LOG = LoggerFactory.getLogger(CurrentPlanner.class);
    private static final String FILE = "@";

    private final Optional<TableInfoFile> file;
    private final Map<TableId, TableSchema> tables;
    private final TableInfoCheck check;
    private TableInfo info;
    private Planner planner;

    private CurrentPlanner(
            Optional<TableInfoFile> file, TableInfo info, Map<TableId, TableSchema> tables, TableInfoCheck check) {
        this.file = file;
        this.tables = tables;
        this.check = check;
        this.info = info;
        this.planner = new Planner(info, tables);
    }

    /**
     * Reads table info and holds it against what is known of the tables.
     *
     * @throws UsageException with everything that is wrong
     */
    static CurrentPlanner start(
            WriterArgs args, LakeState lake, LakeTables lakeTables, Parking parking, Configuration hadoop) {
        TableType type = args.lake().tableType();
        if (args.tableInfo().isEmpty()) {
            TableInfoCheck nothing =
                    new TableInfoCheck(Map.of(), layout -> Optional.empty(), layout -> Optional.empty());
            Map<TableId, TableSchema> inferred = new HashMap<>();
            lake.sources().stream()
                    .filter(InferredColumns::in)
                    .forEach(source -> inferred.merge(source.table(), source, InferredColumns::union));
            return new CurrentPlanner(Optional.empty(), TableInfo.none(type), inferred, nothing);
        }
        String given = args.tableInfo().get();
        Optional<TableInfoFile> file = Optional.of(given)
                .filter(text -> text.startsWith(FILE))
                .map(text -> new TableInfoFile(text.substring(FILE.length()), hadoop, type));
        try {
            TableInfo info = file.isPresent() ? file.get().read() : TableInfoReader.read(given, type);
            Map<TableId, TableSchema> tables = new HashMap<>();
            lake.sources().forEach(source -> tables.merge(source.table(), source, InferredColumns::union));
            tables.putAll(TopicTables.find(args.topic().kafka(), args.topic().name()));
            TableInfoCheck check = new TableInfoCheck(
                    tables,
                    // One that waits for other table info, or cannot be written, keeps no other from being written.
                    layout -> parking.find(layout.target()).isPresent()
                            ? Optional.empty()
                            : lakeTables.conversion(layout),
                    lakeTables::otherPartition);
            CurrentPlanner planner = new CurrentPlanner(file, info, tables, check);
            requireFit(check, info);
            return planner;
        } catch (TableInfoException e) {
            throw new UsageException(e.problems());
        }
    }

    @Override
    public synchronized Planner current() {
        file.flatMap(source -> source.readIfChanged(check::problems)).ifPresent(changed -> {
            info = changed;
            planner = new Planner(info, tables);
        });
        return planner;
    }

    @Override
    public synchronized void seen(List<TableSchema> seen) {
        boolean isNew = false;
        for (TableSchema table : seen) {
            if (file.isPresent() || InferredColumns.in(table)) {
                TableSchema before = tables.get(table.table());
                TableSchema known = tables.merge(table.table(), table, InferredColumns::union);
                isNew |= InferredColumns.in(known) && !known.equals(before);
            }
        }
        if (isNew) {
            // Records without types are read by what is known of their table.
            planner = new Planner(info, tables);
        }
    }

    private static void requireFit(TableInfoCheck check, TableInfo info) {
        List<String> problems = check.problems(info);
        if (!problems.isEmpty()) {
            throw new TableInfoException(problems);
        }
        info.notices().forEach(LOG::warn);
        List<String> unused = check.unused(info);
        if (!unused.isEmpty()) {
            LOG.warn("No table is known yet for these entries of table info: {}", String.join(", ", unused));
        }
    }
}
