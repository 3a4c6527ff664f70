// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.schedule;

/** Something that happens in a run. */
public sealed interface Move {

    /** Milliseconds since the load began; the clock stands still while a fence is compared. */
    long at();

    /**
     * A client's transaction.
     *
     * @param seed of the statements
     */
    record Transaction(long at, int client, Size size, long seed) implements Move {}

    /** The producer and the writer start, while the load goes on. */
    record StartPipeline(long at) implements Move {}

    /** The load stops until the lake is compared with MySQL. */
    record Fence(long at, int number) implements Move {}

    /**
     * Something goes wrong.
     *
     * @param seed of what it strikes, where there is a choice
     */
    record Strike(long at, Fault fault, long seed) implements Move {}

    /**
     * A schema change of any table.
     *
     * @param seed of the statements
     */
    record SchemaChange(long at, long seed) implements Move {}

    /** How much a transaction changes. */
    enum Size {
        ONE,
        FEW,
        MANY,
        BULK
    }
}
