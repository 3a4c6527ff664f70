// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.split;

import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSnapshotSplit;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSplitSerializer;

/** A restored reader that does not have the binlog, but has pages beside it: after a change of the parallelism. */
final class PagesAstray implements SourceEvent {
    @Serial
    private static final long serialVersionUID = 1;

    private final int version = MySqlSplitSerializer.INSTANCE.getVersion();
    private final List<byte[]> pages;

    PagesAstray(Collection<MySqlSnapshotSplit> pages) {
        this.pages = pages.stream().map(PagesAstray::bytes).toList();
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
