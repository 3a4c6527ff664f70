// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import io.lakeward.writer.alert.Alerts;
import io.lakeward.writer.batch.Replay;
import io.lakeward.writer.batch.ReplayResult;
import io.lakeward.writer.batch.TablePool;
import io.lakeward.writer.catalog.LakeCatalog;
import io.lakeward.writer.cli.HelpRequest;
import io.lakeward.writer.cli.ReplayArgs;
import io.lakeward.writer.cli.ReplayCommandLine;
import io.lakeward.writer.cli.UsageException;
import io.lakeward.writer.cli.WriterArgs;
import io.lakeward.writer.table.Compactor;
import io.lakeward.writer.table.WriterLease;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Applies quarantined records again, run with {@code spark-submit --class io.lakeward.writer.ReplayCommand} and the options of
 * the writer. Exit code 0 tells that nothing is left of what was asked for, 1 that something is, 2 a mistake of the user's.
 */
@SuppressWarnings("SystemOut")
public final class ReplayCommand {
    private static final int USER_MISTAKE = 2;

    private ReplayCommand() {}

    public static void main(String[] arguments) {
        int exitCode = 1;
        try {
            ReplayArgs args = ReplayCommandLine.parse(List.of(arguments), System.getenv());
            WriterArgs writer = args.writer();
            Topic topic = Topic.find(writer.topic().kafka(), writer.topic().name());
            SparkSession spark = LakeAccess.spark("lakeward replay");
            try {
                exitCode = run(args, topic, spark, System.out);
            } finally {
                spark.stop();
            }
        } catch (HelpRequest e) {
            return;
        } catch (UsageException e) {
            System.err.println("lakeward replay: " + e.getMessage());
            exitCode = USER_MISTAKE;
        }
        System.exit(exitCode);
    }

    /**
     * @return the exit code
     * @throws UsageException if another writer has the lake, or an option does not fit it
     */
    static int run(ReplayArgs args, Topic topic, SparkSession spark, PrintStream out) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        try (WriterLease lease = LakeWriter.lease(spark, args.writer());
                TablePool pool = new TablePool(args.writer().concurrentTables());
                Compactor compactor = new Compactor(context, lease);
                LakeCatalog catalog = catalog(args, context)) {
            WriterStart begun = WriterStart.of(
                    LakeStart.of(spark, args.writer(), topic, args.isDry()), lease, compactor, catalog, Alerts.none());
            ReplayResult result = new Replay(
                            begun.parts(),
                            pool,
                            new TopicHistory(spark, args.writer().topic(), topic),
                            begun.lake(),
                            begun.begin(),
                            begun.parking())
                    .run(args::isSelected, args.isDry());
            ReplayReport report = new ReplayReport(result, args.isDry());
            report.text().forEach(out::println);
            if (args.json()) {
                out.println(report.json());
            }
            return result.bad() == 0 ? 0 : 1;
        } catch (RuntimeException e) {
            throw LakeWriter.told(e);
        }
    }

    private static LakeCatalog catalog(ReplayArgs args, JavaSparkContext context) {
        return LakeCatalog.of(args.isDry() ? Optional.empty() : args.writer().sync(), context.hadoopConfiguration());
    }
}
