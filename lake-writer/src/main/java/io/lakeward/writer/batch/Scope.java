// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;

/**
 * The tables of the lake for which a part of the topic is read.
 *
 * @param isAllBut whether it is all tables but the named ones, and what belongs to no table
 */
record Scope(Set<TableId> named, boolean isAllBut) implements Serializable {
    Scope {
        named = Set.copyOf(named);
    }

    static Scope allBut(Set<TableId> parked) {
        return new Scope(parked, true);
    }

    static Scope only(TableId table) {
        return new Scope(Set.of(table), false);
    }

    boolean has(TableId target) {
        return named.contains(target) != isAllBut;
    }

    Scope without(TableId target) {
        Set<TableId> others = new HashSet<>(named);
        if (isAllBut) {
            others.add(target);
        } else {
            others.remove(target);
        }
        return new Scope(others, isAllBut);
    }
}
