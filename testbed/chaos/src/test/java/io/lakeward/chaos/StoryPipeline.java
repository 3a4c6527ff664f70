// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos;

import static io.lakeward.chaos.SchemaStory.DATABASE;

import io.lakeward.demo.lake.Lake;
import io.lakeward.demo.options.PortOptions;
import io.lakeward.demo.process.Children;
import io.lakeward.demo.process.Wait;
import io.lakeward.demo.source.Source;
import io.lakeward.demo.source.SourceDatabase;
import io.lakeward.demo.stack.ChosenPorts;
import io.lakeward.demo.stack.Home;
import io.lakeward.demo.stack.Pipeline;
import io.lakeward.demo.stack.Sources;
import io.lakeward.demo.stack.Stack;
import io.lakeward.demo.work.WorkFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One pipeline for all stories, each stage its own process. */
final class StoryPipeline implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int MARKERS = 16;

    private static final String TABLE_INFO =
            """
            {"tableInfo":[
            {"database":"lakeward_ddl*","table":"m*_drop","tableType":"MOR","dropColumn":"drop"},
            {"database":"lakeward_ddl*","table":"*_drop","dropColumn":"drop"},
            {"database":"lakeward_ddl*","table":"m*","tableType":"MOR"}]}""";

    private final List<SchemaStory> stories;
    private final boolean isOwn;
    private final Source source;
    private final Children children;
    private final Stack stack;
    private final Lake lake;
    private SourceDatabase database;

    StoryPipeline(Path root, Path folder, List<SchemaStory> stories) throws IOException {
        this.stories = stories;
        ChosenPorts ports = ChosenPorts.choose(
                new PortOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        Optional<Source> given = given();
        this.isOwn = given.isEmpty();
        this.source = given.orElseGet(() -> Sources.own(ports));
        WorkFolder work = new WorkFolder(folder);
        work.claim();
        this.children = new Children(work);
        this.stack = new Stack(
                new Home(root),
                work,
                ports,
                children,
                new Pipeline(DATABASE + "*", List.of("--inlineMax", "5", "-m", TABLE_INFO)));
        this.lake = new Lake(work.lake(), work.temp());
    }

    /** As the tests of the other modules are told of a server. */
    private static Optional<Source> given() {
        return Optional.ofNullable(System.getenv("LAKEWARD_TEST_MYSQL"))
                .filter(address -> !address.isBlank())
                .map(address -> {
                    Source.Login login = new Source.Login(
                            System.getenv("LAKEWARD_TEST_MYSQL_USER"), System.getenv("LAKEWARD_TEST_MYSQL_PASSWORD"));
                    int colon = address.lastIndexOf(':');
                    return new Source(
                            address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)), login, login);
                });
    }

    /** Plays everything: when it is done, the lake has read all. */
    void play() throws Exception {
        stack.startServers(isOwn);
        if (isOwn) {
            stack.awaitMySql();
        }
        database = SourceDatabase.open(source);
        dropDatabases();
        database.execute(List.of(
                "CREATE DATABASE " + DATABASE + " CHARACTER SET utf8mb4",
                "USE " + DATABASE,
                "CREATE TABLE fence (number INT, part INT, PRIMARY KEY (number, part))"));
        for (SchemaStory story : stories) {
            database.execute(story.creation());
        }
        stack.startWriter();
        stack.startProducer(source);
        fence(1);
        try (StoryLoad load = new StoryLoad(source, stories)) {
            int steps = stories.stream()
                    .mapToInt(story -> story.change().size())
                    .max()
                    .orElseThrow();
            for (int step = 0; step < steps; step++) {
                load.awaitRound();
                for (SchemaStory story : stories) {
                    if (step < story.change().size()) {
                        database.execute(List.of(story.filled(story.change().get(step))));
                    }
                }
            }
            load.awaitRound();
        }
        fence(2);
    }

    SourceDatabase database() {
        return database;
    }

    Lake lake() {
        return lake;
    }

    /** Whether it came to hold while everything ran. */
    boolean await(Wait.Condition condition) throws IOException {
        return Wait.until(PATIENCE, () -> {
            stack.check();
            return condition.holds();
        });
    }

    private void fence(int number) throws IOException {
        database.execute(List.of("INSERT INTO " + DATABASE + ".fence VALUES "
                + IntStream.range(0, MARKERS)
                        .mapToObj(part -> "(" + number + ", " + part + ")")
                        .collect(Collectors.joining(", "))));
        boolean isRead = await(() -> lake.read(DATABASE, "fence")
                .filter(fence -> fence.table().rows().stream()
                                .filter(row -> row.get(0).equals((long) number))
                                .count()
                        == MARKERS)
                .isPresent());
        if (!isRead) {
            throw new IllegalStateException(String.join("\n", stack.troubles()));
        }
    }

    private void dropDatabases() {
        database.texts("SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE 'lakeward\\_ddl%'")
                .forEach(row -> database.execute(List.of("DROP DATABASE " + row.get(0))));
    }

    @Override
    public void close() {
        if (database != null) {
            if (!isOwn) {
                dropDatabases();
            }
            database.close();
        }
        lake.close();
        children.stopAll();
    }
}
