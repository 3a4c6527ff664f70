// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench;

import io.lakeward.bench.codec.CodecBench;
import io.lakeward.bench.lake.GrowthBench;
import io.lakeward.bench.lake.LakeBench;
import io.lakeward.bench.options.BenchOptions;
import io.lakeward.bench.paimon.PaimonTopic;
import io.lakeward.bench.report.CodecReport;
import io.lakeward.bench.report.GrowthReport;
import io.lakeward.bench.report.LakeReport;
import io.lakeward.bench.report.Report;
import io.lakeward.bench.run.Bed;
import io.lakeward.demo.options.PortOptions;
import io.lakeward.demo.outcome.Failure;
import io.lakeward.demo.outcome.Mistake;
import io.lakeward.demo.show.Console;
import io.lakeward.demo.stack.ChosenPorts;
import io.lakeward.demo.stack.Home;
import io.lakeward.demo.work.WorkFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code lakeward bench}: measures or checks, shows, and turns how it ended into an exit code. */
public final class BenchCommand {
    private static final int OUR_FAULT = 1;
    private static final int USERS_MISTAKE = 2;

    private BenchCommand() {}

    public static void main(String[] args) {
        Home home = new Home(Path.of(System.getProperty("lakeward.home")));
        Console console = new Console(System.out, System.err, Boolean.getBoolean("lakeward.terminal"));
        System.exit(exitCode(List.of(args), home, console));
    }

    private static int exitCode(List<String> args, Home home, Console console) {
        try {
            run(BenchOptions.parse(args, home.root().resolve("target/bench")), home, console);
            return 0;
        } catch (Mistake e) {
            console.error(e.getMessage());
            return USERS_MISTAKE;
        } catch (Failure e) {
            console.error(e.getMessage());
            return OUR_FAULT;
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
            return OUR_FAULT;
        }
    }

    private static void run(BenchOptions options, Home home, Console console) throws IOException {
        WorkFolder work = new WorkFolder(options.workDir());
        work.claim();
        work.recordSelf();
        ChosenPorts ports = ChosenPorts.choose(
                new PortOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        Bed bed = new Bed(home, work, ports);
        Runtime.getRuntime().addShutdownHook(new Thread(bed::close, "stop-bench"));
        List<String> tables = new ArrayList<>();
        List<String> json = new ArrayList<>();
        try {
            console.status("starting MySQL and Kafka");
            bed.start();
            for (String workload : options.workloads()) {
                run(workload, options, bed, console, tables, json);
            }
        } finally {
            bed.close();
        }
        work.deleteButLogs();
        tables.forEach(console::line);
        if (options.json()) {
            json.forEach(console::line);
        }
    }

    private static void run(
            String workload, BenchOptions options, Bed bed, Console console, List<String> tables, List<String> json)
            throws IOException {
        if (BenchOptions.isPaimonTopic(workload)) {
            tables.addAll(new PaimonTopic(bed, console).run());
        } else if (BenchOptions.isCodecs(workload)) {
            CodecReport report = new CodecBench(options.scale(), bed, console).run();
            tables.addAll(report.lines());
            json.add(report.json());
        } else if (BenchOptions.isGrowth(workload)) {
            GrowthReport report = new GrowthBench(options, bed, console).run();
            tables.addAll(report.lines());
            json.add(report.json());
        } else if (BenchOptions.isInLake(workload)) {
            LakeReport report = new LakeBench(workload, options, bed, console).run();
            tables.addAll(report.lines());
            json.add(report.json());
        } else {
            Report report = new Bench(workload, options, bed, console).run();
            tables.addAll(report.lines());
            json.add(report.json());
        }
    }
}
