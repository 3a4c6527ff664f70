// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo;

import io.lakeward.demo.lake.Lake;
import io.lakeward.demo.options.DemoOptions;
import io.lakeward.demo.process.Children;
import io.lakeward.demo.show.Console;
import io.lakeward.demo.source.Source;
import io.lakeward.demo.source.SourceDatabase;
import io.lakeward.demo.stack.ChosenPorts;
import io.lakeward.demo.stack.Cleanup;
import io.lakeward.demo.stack.Home;
import io.lakeward.demo.stack.Pipeline;
import io.lakeward.demo.stack.Sources;
import io.lakeward.demo.stack.Stack;
import io.lakeward.demo.story.Player;
import io.lakeward.demo.story.Step;
import io.lakeward.demo.story.Story;
import io.lakeward.demo.work.WorkFolder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The whole pipeline on one machine: its servers, its jobs, its story. */
final class Demo {

    private static final Pipeline PIPELINE = new Pipeline("test_db", List.of());

    private final DemoOptions options;
    private final Console console;
    private final ChosenPorts ports;
    private final Source source;
    private final WorkFolder work;
    private final Stack stack;
    private final Cleanup cleanup;

    /** Checks what can be checked before anything starts, and makes the work folder ours. */
    Demo(Home home, DemoOptions options, Console console) throws IOException {
        this.options = options;
        this.console = console;
        ChosenPorts chosen = ChosenPorts.choose(options.ports());
        this.ports = options.metrics() ? chosen.withMetrics() : chosen;
        this.source = options.mysql()
                .map(mysql -> Sources.borrowed(mysql, PIPELINE.database()))
                .orElseGet(() -> Sources.own(ports));
        this.work = new WorkFolder(options.workDir());
        work.claim();
        Children children = new Children(work);
        this.stack = new Stack(home, work, ports, children, PIPELINE);
        this.cleanup = new Cleanup(work, children, console);
    }

    void run() throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopEarly, "stop-demo"));
        work.recordSelf();
        try {
            play();
        } catch (IOException | RuntimeException e) {
            // While it is being stopped, it may fail in every way, and none of them means anything.
            if (cleanup.everythingButLogs()) {
                console.error("The demo failed; its logs are kept in " + work.logs());
                throw e;
            }
        }
        if (options.keep() && cleanup.waive()) {
            new Addresses(work, ports, source, options.mysql().isEmpty())
                    .lines()
                    .forEach(console::line);
        }
        cleanup.everything();
    }

    private void play() throws IOException {
        Instant begun = Instant.now();
        boolean own = options.mysql().isEmpty();
        console.line("The demo lives in " + work.dir() + ", its logs in " + work.logs());
        console.status("starting MySQL, Kafka, Flink and Spark");
        try (Lake lake = new Lake(work.lake(), work.temp())) {
            stack.startServers(own);
            if (own) {
                stack.awaitMySql();
            }
            try (SourceDatabase database = SourceDatabase.open(source)) {
                database.execute(List.of("CREATE DATABASE " + PIPELINE.database()));
                if (!own) {
                    work.recordBorrowed(PIPELINE.database(), source.address());
                    cleanup.dropLater(source, PIPELINE.database());
                }
                database.execute(Story.SEED);
                tell(new Player(database, lake, stack, console));
            }
        }
        console.line("");
        console.line(
                "The whole demo took " + Duration.between(begun, Instant.now()).toSeconds() + " s.");
    }

    private void tell(Player player) throws IOException {
        player.play(Story.SNAPSHOT, () -> {
            Instant started = Instant.now();
            console.status("starting the writer and the producer");
            stack.startWriter();
            stack.startProducer(source);
            return started;
        });
        player.play(Story.DERIVED, () -> {
            Instant started = Instant.now();
            console.status("starting the ETL");
            stack.startEtl();
            return started;
        });
        for (Step step : Story.CHANGES) {
            player.play(step);
        }
        console.line("");
        console.line(player.verdict());
    }

    private void stopEarly() {
        try {
            cleanup.everything();
        } catch (IOException e) {
            console.line(e.getMessage());
        }
    }
}
