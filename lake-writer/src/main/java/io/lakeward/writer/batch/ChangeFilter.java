// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.writer.plan.Planner;
import java.io.Serializable;
import java.util.Set;

/** Which changes of a part of the topic are read. */
interface ChangeFilter extends Serializable {
    ChangeFilter ALL = (change, ofRecord) -> true;

    /** @param ofRecord how many changes its record has */
    boolean has(RawChange change, int ofRecord);

    /** Whether it is told which ones are not. */
    default boolean isTold() {
        return false;
    }

    static ChangeFilter without(Set<Place> quarantined, Planner planner) {
        return quarantined.isEmpty() ? ALL : new Without(quarantined, planner);
    }

    /**
     * What quarantine has of rows without a key only comes from there, or a batch that is repeated with other table info would count it, and
     * its replay once more. Of a record with several rows the good ones have been counted already.
     */
    record Without(Set<Place> quarantined, Planner planner) implements ChangeFilter {
        @Override
        public boolean has(RawChange change, int ofRecord) {
            return ofRecord > 1 || !quarantined.contains(Place.of(change.record())) || !planner.isBag(change.schema());
        }

        @Override
        public boolean isTold() {
            return true;
        }
    }
}
