// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.way;

import io.lakeward.bench.check.Sum;
import io.lakeward.bench.run.JobWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;

/** A way from MySQL into a lake, running. */
public sealed interface Way extends AutoCloseable permits TopicWay, PaimonWay {
    /** What reads MySQL. */
    JobWatch job();

    /** Those of the tables that it fills. */
    Commits commits();

    /** Where all that it writes is. */
    Path lake();

    /** How many changes seem to be carried: only for whoever waits. */
    long carried() throws IOException;

    /** Whether so many changes since it began seem to be in the lake; what is there must still be looked at. */
    boolean seemsToHave(long changes) throws IOException;

    /** Whether it has nothing to do at the moment. */
    boolean isIdle() throws IOException;

    /** What a reader finds in the tables. */
    Map<String, Sum> sums(Collection<String> tables) throws IOException;

    /** By which commit each row of each table came to be as it is, by its id. */
    Map<String, Map<Long, String>> arrivals(Collection<String> tables) throws IOException;

    /** Fails if a process has ended by itself. */
    void check();

    @Override
    void close();
}
