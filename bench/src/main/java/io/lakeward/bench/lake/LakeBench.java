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
    private final String workload;
    private final BenchOptions options;
    private final Bed bed;
    private final Console console;
    private final Ways ways;

    public LakeBench(String workload, BenchOptions options, Bed bed, Console console) {
        this.workload = workload;
        this.options = options;
        this.bed = bed;
        this.console = console;
        this.ways = new Ways(bed, options.parallelism(workload), options.peerSeconds(), options.writer());
    }

    public LakeReport run() throws IOException {
        try (Database database = Database.open(bed.source());
                LakeWork work = LakeWork.of(workload, options.scale(), database, bed.source())) {
            console.line(workload + ": " + work.title() + ", parallelism " + options.parallelism(workload) + ", "
                    + options.pairs() + (options.pairs() == 1 ? " round" : " rounds"));
            List<Carried> ours = new ArrayList<>();
            List<Carried> peer = new ArrayList<>();
            List<Carried> floor = new ArrayList<>();
            for (int round = 1; round <= options.pairs(); round++) {
                ours.add(measure(Side.OURS, round, work));
                if (options.peer()) {
                    peer.add(measure(Side.PEER, round, work));
                }
                if (work.floor() != Floor.NONE) {
                    floor.add(measure(Side.FLOOR, round, work));
                }
            }
            return new LakeReport(workload, options.scale(), options.parallelism(workload), ours, peer, floor);
        }
    }

    private Carried measure(Side side, int round, LakeWork work) throws IOException {
        String label = side.shown() + " " + round + " of " + options.pairs() + ": ";
        console.status(label + "preparing the rows");
        work.prepare();
        console.status(label + "starting the jobs");
        String name = "bench-%s-%s-%d".formatted(workload.toLowerCase(Locale.ROOT), side.shown(), round);
        Carried carried;
        try (Way way = start(side, work, name)) {
            carried = work.carryOut(new Carrying(bed, way, console, side, label));
            console.line(label + carried.inWords() + ", right");
        }
        bed.delete(name);
        return carried;
    }

    private Way start(Side side, LakeWork work, String name) throws IOException {
        String database = work.database(side);
        if (side == Side.PEER) {
            return ways.paimon(database, name);
        }
        return side == Side.FLOOR && work.floor() == Floor.PLAIN_SPARK
                ? ways.floor(database, name, Orders.SPARK_COLUMNS)
                : ways.ours(database, name);
    }
}
