// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.progress;

/**
 * How many of a table's splits there are.
 *
 * @param finished read
 * @param assigned given to a reader, read or not
 * @param remaining not yet given to a reader
 * @param isSplit whether these are all
 */
record TableProgress(int finished, int assigned, int remaining, boolean isSplit) {
    static final TableProgress NONE = new TableProgress(0, 0, 0, false);

    int total() {
        return assigned + remaining;
    }

    boolean isDone() {
        return isSplit && finished == total();
    }

    boolean isInProgress() {
        return assigned > 0 && !isDone();
    }
}
