// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.horizon.Horizons;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is known of all source tables, whoever writes them: the batches, or a parked table that catches up. */
public final class Pasts {
    private final Set<TableId> sources = new HashSet<>();
    private Horizons horizons;

    /** @param horizons as the lake has them */
    public Pasts(Collection<TableSchema> known, Horizons horizons) {
        this.horizons = horizons;
        see(known);
    }

    synchronized void see(Collection<TableSchema> schemas) {
        schemas.forEach(schema -> sources.add(schema.table()));
    }

    /** The source tables that are known, of some. */
    synchronized Set<TableId> sources(Predicate<TableId> which) {
        return sources.stream().filter(which).collect(Collectors.toSet());
    }

    /** Of some source tables. */
    synchronized Horizons horizons(Predicate<TableId> which) {
        return horizons.of(which);
    }

    synchronized void remember(Horizons newer) {
        horizons = horizons.and(newer);
    }
}
