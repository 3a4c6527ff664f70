// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** Everything that happens in a run, in order. It follows from the seed, the length and the faults alone. */
public record Schedule(List<Move> moves) {

    public static final int CLIENTS = 4;

    private static final int FEWEST_FENCES = 3;
    private static final Duration FENCE_EVERY = Duration.ofSeconds(30);
    private static final Duration STRIKE_EVERY = Duration.ofSeconds(10);
    private static final Duration SCHEMA_CHANGE_EVERY = Duration.ofSeconds(2);
    private static final int BEFORE_PIPELINE = 60;
    private static final int MEAN_PAUSE_MILLIS = 250;

    public Schedule {
        moves = List.copyOf(moves);
    }

    /** @param hasSchemaChanges whether tables are altered, emptied and replaced while the load goes on */
    public static Schedule of(long seed, Duration length, Set<Fault> faults, boolean hasSchemaChanges) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < BEFORE_PIPELINE; i++) {
            moves.add(new Move.Transaction(0, i % CLIENTS, size(random), random.nextLong()));
        }
        moves.add(new Move.StartPipeline(0));
        List<Move> later = load(random, length);
        Duration span = STRIKE_EVERY.multipliedBy(faults.size());
        faults.forEach(fault -> later.addAll(
                strikes(new SplittableRandom(seed + fault.toString().hashCode()), length, span, fault)));
        if (hasSchemaChanges) {
            later.addAll(schemaChanges(new SplittableRandom(~seed), length));
        }
        later.sort(Comparator.comparingLong(Move::at));
        moves.addAll(later);
        return new Schedule(moves);
    }

    private static List<Move> load(SplittableRandom random, Duration length) {
        List<Move> moves = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            SplittableRandom own = random.split();
            long at = 0;
            while (at < length.toMillis()) {
                moves.add(new Move.Transaction(at, client, size(own), own.nextLong()));
                at += pause(own);
            }
        }
        long fences = Math.max(FEWEST_FENCES, length.dividedBy(FENCE_EVERY));
        for (int number = 1; number <= fences; number++) {
            moves.add(new Move.Fence(length.toMillis() * number / fences, number));
        }
        return moves;
    }

    /** One at any moment of each span of the run. */
    private static List<Move> strikes(SplittableRandom random, Duration length, Duration each, Fault fault) {
        long span = Math.min(each.toMillis(), length.toMillis());
        return LongStream.range(0, length.toMillis() / span)
                .<Move>mapToObj(i -> new Move.Strike(i * span + random.nextLong(span), fault, random.nextLong()))
                .toList();
    }

    /** One at any moment of each span of the run. */
    private static List<Move> schemaChanges(SplittableRandom random, Duration length) {
        long span = SCHEMA_CHANGE_EVERY.toMillis();
        return LongStream.range(0, length.toMillis() / span)
                .<Move>mapToObj(i -> new Move.SchemaChange(i * span + random.nextLong(span), random.nextLong()))
                .toList();
    }

    /** One in five transactions follows the one before it at once. */
    private static long pause(SplittableRandom random) {
        return random.nextInt(5) == 0 ? 0 : 1 + (long) (-Math.log(1 - random.nextDouble()) * MEAN_PAUSE_MILLIS * 5 / 4);
    }

    private static Move.Size size(SplittableRandom random) {
        int percent = random.nextInt(100);
        if (percent < 45) {
            return Move.Size.ONE;
        }
        if (percent < 80) {
            return Move.Size.FEW;
        }
        return percent < 98 ? Move.Size.MANY : Move.Size.BULK;
    }
}
