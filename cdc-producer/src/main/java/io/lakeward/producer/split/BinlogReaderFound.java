// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.split;

import io.debezium.relational.TableId;
import java.io.Serial;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.connector.source.SourceEvent;

/** A restored reader tells that it has the binlog, and which tables it has seen in it. */
final class BinlogReaderFound implements SourceEvent {
    @Serial
    private static final long serialVersionUID = 1;

    private final Set<String> tables;

    BinlogReaderFound(Set<TableId> tables) {
        this.tables = tables.stream().map(TableId::identifier).collect(Collectors.toSet());
    }

    boolean knows(TableId table) {
        return tables.contains(table.identifier());
    }
}
