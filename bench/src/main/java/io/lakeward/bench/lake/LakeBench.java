// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.lake;

import io.lakeward.bench.options.BenchOptions;
import io.lakeward.bench.report.Carried;
import io.lakeward.bench.report.LakeReport;
import io.lakeward.bench.run.Bed;
import io.lakeward.bench.way.Way;
import io.lakeward.bench.way.Ways;
import io.lakeward.bench.workload.Database;
import io.lakeward.bench.workload.Orders;
import io.lakeward.demo.show.Console;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Does a workload from MySQL to the lake by each side in turn. */
public final class LakeBench {
    private final BenchOptions options;
    private final Bed bed;
    private final Console console;
    private final Ways ways;

    public LakeBench(BenchOptions options, Bed bed, Console console) {
        this.options = options;
        this.bed = bed;
        this.console = console;
        this.ways = new Ways(bed, options.parallelism(), options.peerSeconds(), options.profile());
    }

    /** Starts a side's way. */
    private interface Start {
        Way way(String database, String name) throws IOException;
    }

    public LakeReport run() throws IOException {
        console.status("starting MySQL and Kafka");
        bed.start();
        try (Database database = Database.open(bed.source());
                LakeWork work = LakeWork.of(options.workload(), options.scale(), database, bed.source())) {
            console.line(options.workload() + ": " + work.title() + ", parallelism " + options.parallelism() + ", "
                    + options.pairs() + (options.pairs() == 1 ? " round" : " rounds"));
            List<Carried> ours = new ArrayList<>();
            List<Carried> peer = new ArrayList<>();
            List<Carried> floor = new ArrayList<>();
            for (int round = 1; round <= options.pairs(); round++) {
                ours.add(measure("ours", round, work, ways::ours));
                if (options.peer()) {
                    peer.add(measure("peer", round, work, ways::paimon));
                }
                if (work.hasFloor()) {
                    floor.add(
                            measure("floor", round, work, (name, run) -> ways.floor(name, run, Orders.SPARK_COLUMNS)));
                }
            }
            return new LakeReport(options.workload(), options.scale(), options.parallelism(), ours, peer, floor);
        }
    }

    private Carried measure(String side, int round, LakeWork work, Start start) throws IOException {
        String label = side + " " + round + " of " + options.pairs() + ": ";
        console.status(label + "preparing the rows");
        work.prepare();
        console.status(label + "starting the jobs");
        String name = "bench-" + options.workload().toLowerCase(Locale.ROOT) + "-" + side + "-" + round;
        Carried carried;
        try (Way way = start.way(work.database(), name)) {
            carried = work.carryOut(new Carrying(bed, way, console, side, label));
            console.line(label + carried.inWords() + ", right");
        }
        bed.delete(name);
        return carried;
    }
}
