// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench;

import io.lakeward.bench.check.Sum;
import io.lakeward.bench.check.TopicSum;
import io.lakeward.bench.options.BenchOptions;
import io.lakeward.bench.report.Measured;
import io.lakeward.bench.report.Report;
import io.lakeward.bench.run.Bed;
import io.lakeward.bench.run.Cluster;
import io.lakeward.bench.run.JobWatch;
import io.lakeward.bench.run.Usage;
import io.lakeward.bench.workload.Database;
import io.lakeward.bench.workload.Work;
import io.lakeward.demo.outcome.Failure;
import io.lakeward.demo.process.Wait;
import io.lakeward.demo.show.Console;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Does a workload by each side in turn. */
final class Bench {
    private static final Duration DONE_WITHIN = Duration.ofMinutes(30);

    private final String workload;
    private final BenchOptions options;
    private final Bed bed;
    private final Console console;

    Bench(String workload, BenchOptions options, Bed bed, Console console) {
        this.workload = workload;
        this.options = options;
        this.bed = bed;
        this.console = console;
    }

    Report run() throws IOException {
        try (Database database = Database.open(bed.source());
                Work work = Work.of(workload, options.scale(), database, bed.source())) {
            console.line(workload + ": " + work.title() + ", parallelism " + options.parallelism(workload) + ", "
                    + options.pairs() + " pairs");
            List<Measured> ours = new ArrayList<>();
            List<Measured> bare = new ArrayList<>();
            for (int pair = 1; pair <= options.pairs(); pair++) {
                ours.add(measure(Side.OURS, pair, work));
                bare.add(measure(Side.BARE, pair, work));
            }
            return new Report(workload, options.scale(), options.parallelism(workload), work.changes(), ours, bare);
        }
    }

    private Measured measure(Side side, int pair, Work work) throws IOException {
        String name = "bench-%s-%s-%d".formatted(workload.toLowerCase(Locale.ROOT), side.shown(), pair);
        String label = side.shown() + " " + pair + " of " + options.pairs() + ": ";
        console.status(label + "preparing the rows");
        String database = work.prepare();
        console.status(label + "starting Flink and the job");
        try (Cluster cluster = bed.newCluster(options.profile() && side == Side.OURS)) {
            JobWatch job = cluster.submit(
                    side == Side.OURS
                            ? bed.programs().producer(database, name, options.parallelism(workload))
                            : bed.programs().bare(database, name, options.parallelism(workload)));
            Usage before = bed.usage();
            long begin = work.begin(job);
            await(label, side, name, work.changes(), cluster, job);
            double seconds = (System.currentTimeMillis() - begin) / 1000.0;
            Usage usage = bed.usage().since(before);
            console.status(label + "checking every row");
            check(side, name, work, job);
            console.line(String.format("%s%,d changes in %.1f s, right", label, work.changes(), seconds));
            return new Measured(side.shown(), seconds, usage, side == Side.OURS ? bed.topicBytes(name) : 0);
        }
    }

    private void await(String label, Side side, String topic, long changes, Cluster cluster, JobWatch job)
            throws IOException {
        long[] read = new long[1];
        boolean done = Wait.until(DONE_WITHIN, () -> {
            cluster.check();
            read[0] = job.read();
            console.status(String.format("%s%d %% of %,d changes", label, 10 * (10 * read[0] / changes), changes));
            return read[0] >= changes;
        });
        long readAt = System.currentTimeMillis();
        done = done
                && (side == Side.BARE
                        || Wait.until(
                                DONE_WITHIN,
                                () -> job.lastCheckpointTriggered() > readAt
                                        && TopicSum.isAllCommitted(
                                                bed.programs().brokers(), topic)));
        if (!done) {
            throw new Failure(label + "all " + changes + " changes must be read within " + DONE_WITHIN.toMinutes()
                    + " min, but were: " + read[0]);
        }
    }

    private void check(Side side, String topic, Work work, JobWatch job) throws IOException {
        if (side == Side.BARE) {
            // It writes nothing: that it has read as many changes as there are is all that can be asked of it.
            requireEqual("changes read", work.changes(), job.read());
            return;
        }
        Sum rows = work.rows();
        TopicSum written = TopicSum.of(bed.programs().brokers(), topic);
        requireEqual("changes in the topic", work.changes(), written.changes());
        requireEqual("rows and their checksum", rows, written.rows());
    }

    private static void requireEqual(String what, Object right, Object found) {
        if (!right.equals(found)) {
            throw new Failure(what + " must be " + right + ", but was: " + found);
        }
    }
}
