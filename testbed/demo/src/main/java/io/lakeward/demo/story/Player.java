// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.story;

import io.lakeward.demo.lake.Lake;
import io.lakeward.demo.lake.Snapshot;
import io.lakeward.demo.outcome.Failure;
import io.lakeward.demo.process.Wait;
import io.lakeward.demo.show.Console;
import io.lakeward.demo.source.SourceDatabase;
import io.lakeward.demo.table.Table;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plays steps: changes the source, waits until the lake has followed, shows both. */
public final class Player {

    private static final Duration BOUND = Duration.ofMinutes(3);

    private final SourceDatabase source;
    private final Lake lake;
    private final Health health;
    private final Console console;
    private Map<LakeTable, Table> before = Map.of();
    private int number;

    public Player(SourceDatabase source, Lake lake, Health health, Console console) {
        this.source = source;
        this.lake = lake;
        this.health = health;
        this.console = console;
    }

    /** Makes a change, and says since when its arrival is to be counted. */
    public interface Change {
        Instant make() throws IOException;
    }

    public void play(Step step) throws IOException {
        play(step, () -> {
            source.execute(step.sql());
            return Instant.now();
        });
    }

    public void play(Step step, Change change) throws IOException {
        number++;
        Report report = new Report(console);
        report.title(number, Story.STEPS, step);
        Instant committed = change.make();
        Map<LakeTable, Table> expected = expected(step.awaited());
        Watch watch = new Watch(before, expected, committed);
        boolean equal = Wait.until(BOUND, () -> {
            health.check();
            observe(watch);
            if (!watch.isEqual()) {
                console.status("waiting for " + watch.waitingFor());
            }
            return watch.isEqual();
        });
        if (!equal) {
            throw new Failure(notEqual(watch));
        }
        report.tables(step, expected);
        report.latencies(step, watch.latencies());
        before = expected;
    }

    /** Reads everything once more, both sides. */
    public String verdict() throws IOException {
        lake.forget();
        Watch watch = new Watch(Map.of(), expected(EnumSet.allOf(Layer.class)), Instant.now());
        observe(watch);
        if (!watch.isEqual()) {
            throw new Failure("DIFFERENT: " + String.join("\n  ", watch.differences()));
        }
        return Verdict.equal(watch.tables());
    }

    private void observe(Watch watch) throws IOException {
        for (LakeTable table : watch.tables()) {
            Optional<Snapshot> snapshot = lake.read(table.database(), table.name());
            if (snapshot.isPresent()) {
                watch.saw(table, snapshot.get());
            } else {
                watch.absent(table);
            }
        }
    }

    private Map<LakeTable, Table> expected(Set<Layer> layers) {
        Map<LakeTable, Table> expected = new LinkedHashMap<>();
        for (LakeTable table : Tables.ALL) {
            if (layers.contains(table.layer())) {
                expected.put(table, source.read(table.sql()));
            }
        }
        return expected;
    }

    private String notEqual(Watch watch) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("DIFFERENT: the lake must equal the source within " + BOUND.toSeconds() + " s, but:");
        watch.differences().forEach(line -> lines.add("  " + line));
        lake.unreadable().forEach((table, why) -> lines.add("  " + table + " cannot be read: " + why));
        lines.addAll(health.troubles());
        return String.join("\n", lines);
    }
}
