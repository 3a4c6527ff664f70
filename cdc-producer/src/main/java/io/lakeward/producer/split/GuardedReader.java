// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.split;

import io.lakeward.producer.page.KnownTables;
import io.lakeward.producer.page.PageSplit;
import io.lakeward.producer.page.PagesLeft;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.cdc.connectors.mysql.source.config.MySqlSourceConfig;
import org.apache.flink.cdc.connectors.mysql.source.reader.MySqlRecordEmitter;
import org.apache.flink.cdc.connectors.mysql.source.reader.MySqlSourceReader;
import org.apache.flink.cdc.connectors.mysql.source.reader.MySqlSourceReaderContext;
import org.apache.flink.cdc.connectors.mysql.source.reader.MySqlSplitReader;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlBinlogSplit;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSplit;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSplitState;
import org.apache.flink.cdc.connectors.mysql.source.split.SourceRecords;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.synchronization.FutureCompletingBlockingQueue;

/**
 * A reader that has one chunk of a snapshot in hand at a time, and reads pages beside the binlog. The connector's gives
 * a second chunk to a chunk reader that is already stopped, and waits for its end for ever; a restored reader has two.
 */
@SuppressWarnings("try") // Its close() throws what Flink's says
final class GuardedReader<T> extends MySqlSourceReader<T> {
    private final MySqlSourceConfig sourceConfig;
    private final Queue<MySqlSplit> waiting = new ArrayDeque<>();
    private final Set<String> inHand = new HashSet<>();
    private final PagesLeft pages;
    private final List<MySqlBinlogSplit> held = new ArrayList<>();
    private boolean isStarted;

    GuardedReader(
            FutureCompletingBlockingQueue<RecordsWithSplitIds<SourceRecords>> queue,
            Supplier<MySqlSplitReader> splitReader,
            MySqlRecordEmitter<T> emitter,
            MySqlSourceReaderContext context,
            MySqlSourceConfig config,
            PagesLeft pages) {
        super(queue, splitReader, emitter, context.getSourceReaderContext().getConfiguration(), context, config);
        this.sourceConfig = config;
        this.pages = pages;
    }

    /** A reader that has a chunk asks for the next one when it is done with it. */
    @Override
    public void start() {
        isStarted = true;
        List<String> chunks = Stream.concat(inHand.stream(), waiting.stream().map(MySqlSplit::splitId))
                .toList();
        context.sendSourceEventToCoordinator(new ReaderStarted(held, chunks, pages.left()));
        if (inHand.isEmpty()) {
            super.start();
        }
    }

    @Override
    public void addSplits(List<MySqlSplit> splits) {
        List<MySqlSplit> now = new ArrayList<>();
        for (MySqlSplit split : splits) {
            if (PageSplit.is(split)) {
                pages.add(split.asSnapshotSplit());
            } else if (split.isBinlogSplit() && !isStarted) {
                held.add(split.asBinlogSplit());
            } else if (!isChunkToRead(split)) {
                now.add(split);
            } else if (inHand.isEmpty()) {
                inHand.add(split.splitId());
                now.add(split);
            } else {
                waiting.add(split);
            }
        }
        if (!now.isEmpty()) {
            super.addSplits(now);
        }
    }

    private boolean isChunkToRead(MySqlSplit split) {
        return split.isSnapshotSplit()
                && !split.asSnapshotSplit().isSnapshotReadFinished()
                && sourceConfig.getTableFilter().test(split.asSnapshotSplit().getTableId());
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        if (event instanceof PagesTaken taken) {
            pages.forget(taken.splits());
        } else if (event instanceof BinlogMayStart) {
            super.addSplits(held.stream()
                    .map(binlog -> (MySqlSplit) KnownTables.added(binlog, sourceConfig))
                    .toList());
            held.clear();
        } else {
            super.handleSourceEvents(event);
        }
    }

    @Override
    protected void onSplitFinished(Map<String, MySqlSplitState> finished) {
        inHand.removeAll(finished.keySet());
        super.onSplitFinished(finished);
        if (inHand.isEmpty() && !waiting.isEmpty()) {
            addSplits(List.of(waiting.remove()));
        }
    }

    @Override
    public List<MySqlSplit> snapshotState(long checkpointId) {
        List<MySqlSplit> splits = new ArrayList<>(super.snapshotState(checkpointId));
        splits.addAll(waiting);
        splits.addAll(held);
        splits.addAll(pages.left());
        return splits;
    }
}
