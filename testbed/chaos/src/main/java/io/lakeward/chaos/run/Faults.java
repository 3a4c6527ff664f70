// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.run;

import io.lakeward.chaos.files.Trouble;
import io.lakeward.chaos.schedule.Fault;
import io.lakeward.chaos.schedule.Move;
import io.lakeward.demo.source.Source;
import io.lakeward.demo.source.SourceDatabase;
import io.lakeward.demo.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Has things go wrong. */
final class Faults implements AutoCloseable {
    private static final int SHORTEST_PAUSE = 1000;
    private static final int LONGEST_PAUSE = 8000;

    private static final int SHORTEST_OUTAGE = 3000;
    private static final int LONGEST_OUTAGE = 12000;
    private static final int MOST_ERRORS_ONE_IN = 50;
    private static final int FEWEST_ERRORS_ONE_IN = 400;

    /** A batch that met a trouble may fail after it. */
    private static final Duration AFTERMATH = Duration.ofMinutes(1);

    /** As for every mistake of the user's. */
    private static final int REFUSED = 2;

    private final Stack stack;
    private final Source source;
    private final SourceDatabase database;
    private final Path trouble;
    private final Pauses pauses = new Pauses();
    private final Outages outages = new Outages();
    private final Poison poison;

    /** @param trouble the file that tells the writer's file system what it suffers from */
    Faults(Stack stack, Source source, SourceDatabase database, Path trouble) {
        this.trouble = trouble;
        this.stack = stack;
        this.source = source;
        this.database = database;
        this.poison = new Poison(stack.brokers());
    }

    /** How many records there are by now that nobody can read. */
    int unreadableRecords() {
        return poison.sent();
    }

    /** @return what then was not as it must be */
    Optional<String> strike(Move.Strike strike) throws IOException {
        SplittableRandom random = new SplittableRandom(strike.seed());
        if (needsAllElse(strike.fault())) {
            outages.awaitEnd();
        }
        switch (strike.fault()) {
            case WRITER -> stack.killWriter();
            case TASK_MANAGER -> stack.killTaskManager();
            case JOB_MANAGER -> stack.killJobManager(source);
            case BROKER -> stack.killBroker();
            case BROKER_AWAY -> outages.begin(outage(random), stack::stopBroker, stack::startBroker);
            case MYSQL -> stack.killMySql(source);
            case PAUSE -> pause(random);
            case ROTATION -> database.execute(List.of("FLUSH BINARY LOGS"));
            case POISON -> poison.send(random);
            case IO_ERRORS -> trouble(
                    outage(random), Trouble.oneIn(random.nextInt(MOST_ERRORS_ONE_IN, FEWEST_ERRORS_ONE_IN)));
            case DISK_FULL -> trouble(outage(random), Trouble.full());
            case SECOND_WRITER -> {
                return refused("writer", stack.startSecondWriter());
            }
            case SECOND_PRODUCER -> {
                ProducerLock.await(database, stack.brokers());
                return refused("producer", stack.startSecondProducer(source));
            }
            default -> throw new IllegalStateException("No such fault: " + strike.fault());
        }
        return Optional.empty();
    }

    /** What is started by the strike must find its servers, and what is signalled must run. */
    private static boolean needsAllElse(Fault fault) {
        return switch (fault) {
            case TASK_MANAGER, MYSQL, ROTATION -> false;
            default -> true;
        };
    }

    private static Duration outage(SplittableRandom random) {
        return Duration.ofMillis(random.nextInt(SHORTEST_OUTAGE, LONGEST_OUTAGE));
    }

    private void trouble(Duration length, Trouble kind) throws IOException {
        stack.superviseWriterFor(length.plus(AFTERMATH));
        outages.begin(length, () -> kind.begin(trouble), () -> Files.delete(trouble));
    }

    private static Optional<String> refused(String second, int code) {
        return code == REFUSED
                ? Optional.empty()
                : Optional.of("a second " + second + " ended with exit code " + code + ", but must be refused");
    }

    private void pause(SplittableRandom random) throws IOException {
        List<ProcessHandle> processes = stack.processes();
        pauses.pause(
                processes.get(random.nextInt(processes.size())),
                Duration.ofMillis(random.nextInt(SHORTEST_PAUSE, LONGEST_PAUSE)));
    }

    @Override
    public void close() {
        pauses.close();
        outages.close();
        poison.close();
    }
}
