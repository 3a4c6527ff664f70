// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.run;

import java.util.concurrent.atomic.LongAdder;

/** What the clients have done. */
final class Ledger {

    private final LongAdder transactions = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final LongAdder altered = new LongAdder();
    private final LongAdder refused = new LongAdder();

    void committed(long changes) {
        transactions.increment();
        events.add(changes);
    }

    void altered() {
        altered.increment();
    }

    void refused() {
        refused.increment();
    }

    long transactions() {
        return transactions.sum();
    }

    /** Rows that committed statements changed, as the server counts them. */
    long events() {
        return events.sum();
    }

    /** Statements of schema changes. */
    long alterations() {
        return altered.sum();
    }

    /** Statements and transactions that met another one and were taken back by the server. */
    long refusals() {
        return refused.sum();
    }
}
