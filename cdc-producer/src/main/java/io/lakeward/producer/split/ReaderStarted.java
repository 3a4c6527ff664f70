// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.split;

import io.debezium.relational.TableId;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlBinlogSplit;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSnapshotSplit;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSplitSerializer;

/**
 * What a reader has when it starts: whether the binlog, which it begins to read when the enumerator lets it, chunks that it reads
 * from their beginning, and pages. After a change of the parallelism they may be with different readers.
 */
final class ReaderStarted implements SourceEvent {
    @Serial
    private static final long serialVersionUID = 1;

    private final int version = MySqlSplitSerializer.INSTANCE.getVersion();
    private final boolean hasBinlog;
    private final Set<String> tables;
    private final HashSet<String> chunks;
    private final ArrayList<byte[]> pages;

    ReaderStarted(List<MySqlBinlogSplit> binlog, Collection<String> chunks, Collection<MySqlSnapshotSplit> pages) {
        this.hasBinlog = !binlog.isEmpty();
        this.chunks = new HashSet<>(chunks);
        this.tables = binlog.stream()
                .flatMap(split -> split.getTableSchemas().keySet().stream())
                .map(TableId::identifier)
                .collect(Collectors.toCollection(HashSet::new));
        this.pages = pages.stream().map(ReaderStarted::bytes).collect(Collectors.toCollection(ArrayList::new));
    }

    boolean hasBinlog() {
        return hasBinlog;
    }

    /** Whether the reader has seen the table in the binlog, or at its origin. */
    boolean knows(TableId table) {
        return tables.contains(table.identifier());
    }

    /** By their ids. */
    Set<String> chunks() {
        return chunks;
    }

    List<MySqlSnapshotSplit> pages() {
        return pages.stream().map(this::split).toList();
    }

    private static byte[] bytes(MySqlSnapshotSplit page) {
        try {
            return MySqlSplitSerializer.INSTANCE.serialize(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MySqlSnapshotSplit split(byte[] page) {
        try {
            return MySqlSplitSerializer.INSTANCE.deserialize(version, page).asSnapshotSplit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
