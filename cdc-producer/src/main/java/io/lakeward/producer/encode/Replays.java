// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.encode;

import java.util.Objects;

/**
 * Finds the changes that the binlog client reads twice: after a lost connection it asks for the transaction that it
 * was in from the start again. Only there can a change come that is not behind the last one of its transaction.
 */
final class Replays {
    private String transaction;
    private String file;
    private long position;
    private int row;

    /**
     * Whether a change of this transaction and place has been seen; if not, it is seen now.
     *
     * @param gtid null where the server has none: then the client asks from the next event on, and nothing comes twice
     */
    boolean isReplay(String gtid, String inFile, long atPosition, int atRow) {
        if (gtid != null && gtid.equals(transaction) && Objects.equals(inFile, file) && !isBehind(atPosition, atRow)) {
            return true;
        }
        transaction = gtid;
        file = inFile;
        position = atPosition;
        row = atRow;
        return false;
    }

    private boolean isBehind(long atPosition, int atRow) {
        return atPosition > position || (atPosition == position && atRow > row);
    }
}
