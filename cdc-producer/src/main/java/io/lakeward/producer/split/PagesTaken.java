// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.split;

import java.io.Serial;
import java.util.Set;
import org.apache.flink.api.connector.source.SourceEvent;

/** The enumerator has the pages that went astray: the reader may forget them. */
final class PagesTaken implements SourceEvent {
    @Serial
    private static final long serialVersionUID = 1;

    private final Set<String> splits;

    PagesTaken(Set<String> splits) {
        this.splits = Set.copyOf(splits);
    }

    Set<String> splits() {
        return splits;
    }
}
