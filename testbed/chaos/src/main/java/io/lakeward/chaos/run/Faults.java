// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.run;

import io.lakeward.chaos.schedule.Move;
import io.lakeward.demo.source.Source;
import io.lakeward.demo.source.SourceDatabase;
import io.lakeward.demo.stack.Stack;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Has things go wrong. */
final class Faults implements AutoCloseable {
    private static final int SHORTEST_PAUSE = 1000;
    private static final int LONGEST_PAUSE = 8000;

    /** As for every mistake of the user's. */
    private static final int REFUSED = 2;

    private final Stack stack;
    private final Source source;
    private final SourceDatabase database;
    private final Pauses pauses = new Pauses();
    private final Poison poison;

    Faults(Stack stack, Source source, SourceDatabase database) {
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
        switch (strike.fault()) {
            case WRITER -> stack.killWriter();
            case TASK_MANAGER -> stack.killTaskManager();
            case JOB_MANAGER -> stack.killJobManager(source);
            case BROKER -> stack.killBroker();
            case MYSQL -> stack.killMySql(source);
            case PAUSE -> pause(new SplittableRandom(strike.seed()));
            case ROTATION -> database.execute(List.of("FLUSH BINARY LOGS"));
            case POISON -> poison.send(new SplittableRandom(strike.seed()));
            case SECOND_WRITER -> {
                int code = stack.startSecondWriter();
                return code == REFUSED
                        ? Optional.empty()
                        : Optional.of("a second writer ended with exit code " + code + ", but must be refused");
            }
            default -> throw new IllegalStateException("No such fault: " + strike.fault());
        }
        return Optional.empty();
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
        poison.close();
    }
}
