// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.encode;

import java.util.Comparator;

/**
 * Finds the changes that the binlog client reads twice: after a lost connection it asks for the transaction that it
 * was in from the start again. Only there can a change come that is not behind the last one of its transaction.
 */
final class Replays {
    /**
     * @param created whether the change is a create: a changed key comes as a delete and a create at one row
     */
    record Place(String file, long position, int row, boolean created) {
        private static final Comparator<Place> IN_FILE = Comparator.comparingLong(Place::position)
                .thenComparingInt(Place::row)
                .thenComparing(Place::created);

        boolean isBehind(Place other) {
            return !file.equals(other.file) || IN_FILE.compare(this, other) > 0;
        }
    }

    private String transaction;
    private Place last;

    /**
     * Whether a change of this transaction and place has been seen; if not, it is seen now.
     *
     * @param gtid null where the server has none: then the client asks from the next event on, and nothing comes twice
     */
    boolean isReplay(String gtid, Place place) {
        if (gtid != null && gtid.equals(transaction) && !place.isBehind(last)) {
            return true;
        }
        transaction = gtid;
        last = place;
        return false;
    }
}
