// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify;

import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.LakeAccess;
import io.lakeward.writer.alert.Alerts;
import io.lakeward.writer.cli.HelpRequest;
import io.lakeward.writer.cli.TableNames;
import io.lakeward.writer.cli.UsageException;
import io.lakeward.writer.cli.VerifyArgs;
import io.lakeward.writer.cli.VerifyCommandLine;
import io.lakeward.writer.plan.Planner;
import io.lakeward.writer.table.LakeTables;
import io.lakeward.writer.table.VerifiedNotes;
import io.lakeward.writer.verify.report.HtmlReport;
import io.lakeward.writer.verify.report.JsonReport;
import io.lakeward.writer.verify.report.TableResult;
import io.lakeward.writer.verify.report.TextReport;
import io.lakeward.writer.verify.side.SourceDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hudi.hadoop.fs.HadoopFSUtils;
import org.apache.spark.sql.SparkSession;

/**
 * Compares the lake with its source, run with {@code spark-submit --class io.lakeward.writer.verify.VerifyCommand}. Exit
 * code 0 tells that all is equal, 1 that something is not or could not be told, 2 a mistake of the user's.
 */
@SuppressWarnings("SystemOut")
public final class VerifyCommand {
    private static final int USER_MISTAKE = 2;

    private final VerifyArgs args;
    private final SparkSession spark;
    private final PrintStream out;

    private VerifyCommand(VerifyArgs args, SparkSession spark, PrintStream out) {
        this.args = args;
        this.spark = spark;
        this.out = out;
    }

    public static void main(String[] arguments) throws SQLException, IOException {
        int exitCode = 1;
        try {
            VerifyArgs args = VerifyCommandLine.parse(List.of(arguments), System.getenv());
            LakeAccess.requireTopic(args.kafka(), args.topic());
            SparkSession spark = LakeAccess.spark("lakeward verify");
            try {
                exitCode = run(args, spark, System.out);
            } catch (UsageException e) {
                throw e;
            } catch (SQLException | IOException | RuntimeException e) {
                tell(args, "it failed; its output says why");
                throw e;
            } finally {
                spark.stop();
            }
        } catch (HelpRequest e) {
            return;
        } catch (UsageException e) {
            System.err.println("lakeward verify: " + e.getMessage());
            exitCode = USER_MISTAKE;
        }
        System.exit(exitCode);
    }

    /** @return the exit code */
    public static int run(VerifyArgs args, SparkSession spark, PrintStream out) throws SQLException, IOException {
        return new VerifyCommand(args, LakeAccess.readingAsMySql(spark), out).run();
    }

    private int run() throws SQLException, IOException {
        LakeTables lake = LakeAccess.tables(spark, args.lakePath(), args.kafka(), args.topic());
        try (SourceDatabase database = open();
                Fence fence = new Fence(args.kafka(), args.topic())) {
            Map<TableId, TableSchema> tables = database.tables();
            Planner planner = LakeAccess.planner(spark, args.tableInfo(), tables);
            Set<TableId> selected = select(tables.keySet(), lake, planner);
            Verification verification = new Verification(
                    new SidesFinder(database, spark, lake, planner),
                    tables,
                    new TableCheck.Settings(args.settle(), args.timeout(), args.shown()),
                    fence,
                    result -> out.println(TextReport.of(result)));
            List<TableResult> results = verification.run(selected);
            if (args.repair()) {
                results = repaired(results, verification);
            }
            remember(results);
            return told(results);
        }
    }

    /** Where status finds it. Who may only read the lake is told so, and has the result. */
    private void remember(List<TableResult> results) {
        VerifiedNotes notes = new VerifiedNotes(
                HadoopFSUtils.getStorageConf(spark.sparkContext().hadoopConfiguration()), args.lakePath());
        try {
            for (VerifiedNotes.Note note : Verdicts.of(results, Instant.now())) {
                notes.write(note);
            }
        } catch (IOException e) {
            out.println("the result is not kept for lakeward status: " + e.getMessage());
        }
    }

    private int told(List<TableResult> results) throws IOException {
        out.println(TextReport.summary(results));
        boolean isEqual = TextReport.isEqual(results);
        if (!isEqual) {
            tell(args, TextReport.summary(results));
        }
        if (args.html().isPresent()) {
            Files.writeString(Path.of(args.html().get()), HtmlReport.of(results));
        }
        if (args.json()) {
            out.println(JsonReport.of(results));
        }
        return isEqual ? 0 : 1;
    }

    private static void tell(VerifyArgs args, String summary) {
        args.alerts().ifPresent(to -> {
            try (Alerts alerts = Alerts.of(to, args.topic())) {
                alerts.notEqual(summary);
            }
        });
    }

    /** The results, those of differing tables from after they were read again. */
    private List<TableResult> repaired(List<TableResult> results, Verification verification) {
        List<TableResult> left = new ArrayList<>(results);
        Set<TableId> differing = new LinkedHashSet<>();
        left.removeIf(result -> result.verdict() == TableResult.Verdict.DIFFERENT
                && result.sources().stream()
                        .map(VerifyCommand::id)
                        .map(id -> differing.add(id))
                        .reduce(true, (one, other) -> true));
        if (!differing.isEmpty()) {
            new Repair(args.kafka(), args.topic(), args.timeout(), out).read(differing);
            left.addAll(verification.run(differing));
        }
        return left;
    }

    private static TableId id(String name) {
        int dot = name.indexOf('.');
        return new TableId(name.substring(0, dot), name.substring(dot + 1));
    }

    private SourceDatabase open() {
        VerifyArgs.SourceArgs source = args.source();
        try {
            return SourceDatabase.open(source.address(), source.user(), source.password(), source.sslMode());
        } catch (SQLException e) {
            throw new UsageException(
                    "MySQL must let the user in, but " + source + " was not let in: "
                            + e.getMessage().lines().findFirst().orElse(""),
                    e);
        }
    }

    private Set<TableId> select(Collection<TableId> tables, LakeTables lake, Planner planner) {
        if (args.tables().isEmpty()) {
            Set<TableId> there = new HashSet<>(lake.all());
            Set<TableId> selected = tables.stream()
                    .filter(table -> there.contains(planner.targetOf(table)))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (selected.isEmpty()) {
                throw new UsageException("The lake must have a table of this MySQL server, but " + args.lakePath()
                        + " has none: correct --hudiEventBasePath or --host, or name tables");
            }
            return selected;
        }
        Map<String, List<TableId>> found = args.tables().stream()
                .distinct()
                .collect(Collectors.toMap(name -> name, name -> matching(name, tables)));
        List<String> problems = found.entrySet().stream()
                .filter(name -> name.getValue().isEmpty())
                .map(name -> "A table must be there for " + name.getKey() + ", but the user sees none in "
                        + args.source().address())
                .sorted()
                .toList();
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        return found.values().stream().flatMap(List::stream).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<TableId> matching(String name, Collection<TableId> tables) {
        return tables.stream()
                .filter(table -> TableNames.matches(name, table.toString()))
                .toList();
    }
}
