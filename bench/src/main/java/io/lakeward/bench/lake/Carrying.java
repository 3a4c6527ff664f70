// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.lake;

import io.lakeward.bench.check.Sum;
import io.lakeward.bench.report.Carried;
import io.lakeward.bench.run.Bed;
import io.lakeward.bench.run.Usage;
import io.lakeward.bench.way.Way;
import io.lakeward.bench.workload.Database;
import io.lakeward.demo.outcome.Failure;
import io.lakeward.demo.process.Wait;
import io.lakeward.demo.show.Console;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** One run of one side: a way at work, watched. */
final class Carrying {
    private static final Duration DONE_WITHIN = Duration.ofMinutes(30);
    private static final Duration EQUAL_WITHIN = Duration.ofMinutes(3);
    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(250).toNanos();

    private static final long IDLE_FOR_NANOS = Duration.ofSeconds(3).toNanos();

    private final Bed bed;
    private final Way way;
    private final Console console;
    private final Side side;
    private final String label;
    private Usage usage;
    private LakeSize size;
    private long looked;

    Carrying(Bed bed, Way way, Console console, Side side, String label) {
        this.bed = bed;
        this.way = way;
        this.console = console;
        this.side = side;
        this.label = label;
    }

    Side side() {
        return side;
    }

    Way way() {
        return way;
    }

    /** Waits until the lake seems to have so many changes since the way began. */
    void await(long changes) throws IOException {
        long[] carried = new long[1];
        boolean done = Wait.until(DONE_WITHIN, () -> {
            way.check();
            if (System.nanoTime() - looked < LOOK_EVERY_NANOS) {
                return false;
            }
            looked = System.nanoTime();
            carried[0] = way.carried();
            long tenths = Math.min(10, 10 * carried[0] / changes);
            console.status(String.format("%s%d %% of %,d changes", label, 10 * tenths, changes));
            return way.seemsToHave(changes);
        });
        if (!done) {
            throw new Failure(label + changes + " changes must be in the lake within " + DONE_WITHIN.toMinutes()
                    + " min, but were: " + carried[0]);
        }
    }

    /** Waits until the lake has what was in MySQL before, the job reads the binlog and the way does nothing. */
    void awaitInSync(long rows, Database database, String user) throws IOException {
        await(rows);
        database.awaitBinlogReader(user);
        say("waiting until nothing goes on");
        long[] busy = {System.nanoTime()};
        boolean idle = Wait.until(DONE_WITHIN, () -> {
            way.check();
            busy[0] = way.isIdle() ? busy[0] : System.nanoTime();
            return System.nanoTime() - busy[0] > IDLE_FOR_NANOS;
        });
        if (!idle) {
            throw new Failure(label + "jobs without work must be idle within " + DONE_WITHIN.toMinutes() + " min");
        }
    }

    /** From here on the costs count. */
    void begin() throws IOException {
        usage = bed.usage();
        size = LakeSize.of(way.lake());
    }

    /**
     * Waits for all changes and compares; the run, with the seconds until the last commit that carried some.
     *
     * @param right what the tables must be; not asked for before the clock has stopped
     */
    Carried finish(Instant begin, long carriedBefore, long changes, Supplier<Map<String, Sum>> right)
            throws IOException {
        await(carriedBefore + changes);
        Usage used = bed.usage().since(usage);
        LakeSize written = LakeSize.of(way.lake()).since(size);
        console.status(label + "checking every row");
        requireEqual(new TreeMap<>(right.get()));
        double seconds = Duration.between(begin, way.commits().lastVisible()).toMillis() / 1000.0;
        return new Carried(side.shown(), seconds, 0, changes, used, written.bytes(), written.files());
    }

    void say(String what) {
        console.status(label + what);
    }

    private void requireEqual(Map<String, Sum> expected) throws IOException {
        long[] commits = {-1};
        boolean[] equal = new boolean[1];
        Map<String, Sum> found = new TreeMap<>();
        Wait.until(EQUAL_WITHIN, () -> {
            way.check();
            way.commits().look();
            if (commits[0] == way.commits().count()) {
                return false;
            }
            commits[0] = way.commits().count();
            found.clear();
            found.putAll(way.sums(expected.keySet()));
            equal[0] = found.equals(expected);
            return equal[0];
        });
        if (!equal[0]) {
            expected.entrySet().removeIf(table -> table.getValue().equals(found.get(table.getKey())));
            found.keySet().retainAll(expected.keySet());
            throw new Failure(label + "rows and their checksums must be " + expected + ", but were: " + found);
        }
    }
}
