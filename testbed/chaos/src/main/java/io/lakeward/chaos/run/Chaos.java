// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakeward.chaos.compare.Violation;
import io.lakeward.chaos.files.FlakyFiles;
import io.lakeward.chaos.history.RowHistories;
import io.lakeward.chaos.options.ChaosOptions;
import io.lakeward.chaos.report.Report;
import io.lakeward.chaos.schedule.Move;
import io.lakeward.chaos.schedule.Schedule;
import io.lakeward.chaos.schema.ChaosTable;
import io.lakeward.chaos.schema.Tables;
import io.lakeward.chaos.workload.Workload;
import io.lakeward.demo.lake.Lake;
import io.lakeward.demo.options.PortOptions;
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
import io.lakeward.demo.work.WorkFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run: the servers and jobs, the load, the fences. */
public final class Chaos {

    private static final String DATABASE = "lakeward_chaos";

    /** Compactions and batches that end within a transaction, in a run of minutes. */
    private static final List<String> WRITER_OPTIONS = List.of("--inlineMax", "5", "--maxOffset", "20000");

    private final ChaosOptions options;
    private final Console console;
    private final Workload workload;
    private final Source source;
    private final WorkFolder work;
    private final Stack stack;
    private final Cleanup cleanup;

    /** Checks what can be checked before anything starts, and makes the work folder ours. */
    public Chaos(Home home, ChaosOptions options, Console console) throws IOException {
        this.options = options;
        this.console = console;
        this.workload = new Workload(Tables.of(options.seed(), options.tables()));
        ChosenPorts ports = ChosenPorts.choose(
                new PortOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        this.source =
                options.mysql().map(mysql -> Sources.borrowed(mysql, DATABASE)).orElseGet(() -> Sources.own(ports));
        this.work = new WorkFolder(options.workDir());
        work.claim();
        Children children = new Children(work);
        this.stack = new Stack(home, work, ports, children, pipeline(home));
        this.cleanup = new Cleanup(work, children, console);
    }

    /** Files stay where the lake was wrong, or where something failed. */
    public Report run() throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopEarly, "stop-chaos"));
        work.recordSelf();
        Report report;
        try {
            report = play();
        } catch (IOException | RuntimeException e) {
            keepFiles();
            throw e;
        }
        if (report.violations().isEmpty()) {
            cleanup.everything();
        } else {
            keepFiles();
        }
        return report;
    }

    private void keepFiles() {
        if (cleanup.everythingButFiles()) {
            console.error("The lake, the topic and the logs are kept in " + work.dir());
        }
    }

    private Report play() throws IOException {
        console.line("seed %d, %s, %d tables; everything lives in %s"
                .formatted(options.seed(), options.length(), options.tables(), work.dir()));
        console.status("starting MySQL, Kafka and Flink");
        boolean own = options.mysql().isEmpty();
        Ledger ledger = new Ledger();
        try (Lake lake = new Lake(work.lake(), work.temp())) {
            stack.startServers(own);
            if (own) {
                stack.awaitMySql();
            }
            try (SourceDatabase database = SourceDatabase.open(source)) {
                prepare(database, own);
                try (Faults faults = new Faults(stack, source, database, trouble());
                        Clients clients = new Clients(source, DATABASE, workload, ledger)) {
                    Fences fences =
                            new Fences(database, DATABASE, workload.tables(), lake, stack, faults::unreadableRecords);
                    Player player = new Player(clients, fences, new Jobs(faults), stack, console);
                    player.play(Schedule.of(
                            options.seed(), options.length(), options.faults(), options.hasSchemaChanges()));
                    player.add(flaws());
                    console.line(ledger.refusals() + " statements met another transaction's lock or a taken key");
                    return player.report(options.seed(), options.length(), ledger);
                }
            }
        }
    }

    /** Of the topic, now that all is on it. */
    private List<Violation> flaws() {
        console.status("reading the topic");
        RowHistories histories = TopicReading.histories(stack.brokers());
        console.line("topic: %d changes of %d rows with a key, %d out of order"
                .formatted(
                        histories.changes(), histories.rows(), histories.flaws().size()));
        return histories.flaws().stream()
                .map(flaw -> new Violation(0, flaw.table().toString(), "on the topic, " + flaw.what()))
                .toList();
    }

    private void prepare(SourceDatabase database, boolean own) throws IOException {
        database.execute(List.of("CREATE DATABASE " + DATABASE + " CHARACTER SET utf8mb4"));
        if (!own) {
            work.recordBorrowed(DATABASE, source.address());
            cleanup.dropLater(source, DATABASE);
        }
        database.execute(List.of("USE " + DATABASE, "SET sql_mode = 'STRICT_TRANS_TABLES'", Fences.create(DATABASE)));
        for (ChaosTable table : workload.tables()) {
            database.execute(table.sources().stream().map(table::create).toList());
        }
        console.status("filling " + workload.tables().size() + " tables");
        database.execute(workload.seed(options.seed()));
    }

    private final class Jobs implements Player.Pipeline {
        private final Faults faults;

        Jobs(Faults faults) {
            this.faults = faults;
        }

        @Override
        public void start() throws IOException {
            stack.startWriter();
            stack.startProducer(source);
        }

        @Override
        public Optional<String> strike(Move.Strike strike) throws IOException {
            return faults.strike(strike);
        }
    }

    private Pipeline pipeline(Home home) throws IOException {
        return new Pipeline(
                DATABASE,
                writerOptions(),
                FlakyFiles.settings(trouble()),
                List.of(home.jar("testbed/chaos", "testbed-chaos")));
    }

    private Path trouble() {
        return work.dir().resolve("trouble");
    }

    private List<String> writerOptions() throws IOException {
        List<Map<String, Object>> entries = workload.tables().stream()
                .map(table -> table.tableInfo(DATABASE))
                .filter(entry -> !entry.isEmpty())
                .toList();
        List<String> arguments = new ArrayList<>(WRITER_OPTIONS);
        if (!entries.isEmpty()) {
            Path file = work.dir().resolve("table-info.json");
            new ObjectMapper().writeValue(file.toFile(), Map.of("tableInfo", entries));
            arguments.addAll(List.of("-m", "@" + file));
        }
        return arguments;
    }

    private void stopEarly() {
        try {
            cleanup.everything();
        } catch (IOException e) {
            console.line(e.getMessage());
        }
    }
}
