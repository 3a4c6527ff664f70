// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.split;

import io.debezium.relational.TableId;
import io.lakeward.producer.page.PageSplit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlBinlogSplit;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSplit;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;

/** Lets the binlog be read from the origin, with the pages beside it. */
final class OriginContext implements SplitEnumeratorContext<MySqlSplit> {
    private final SplitEnumeratorContext<MySqlSplit> context;
    private final Optional<MySqlBinlogSplit> origin;
    private final Growth growth;
    private final Supplier<List<MySqlSplit>> pages;
    private final IntConsumer onBinlog;

    /**
     * @param growth is left out of chunks
     * @param pages go to the reader of the binlog before it
     * @param onBinlog is told which reader that is
     */
    OriginContext(
            SplitEnumeratorContext<MySqlSplit> context,
            Optional<MySqlBinlogSplit> origin,
            Growth growth,
            Supplier<List<MySqlSplit>> pages,
            IntConsumer onBinlog) {
        this.context = context;
        this.origin = origin;
        this.growth = growth;
        this.pages = pages;
        this.onBinlog = onBinlog;
    }

    @Override
    public void assignSplits(SplitsAssignment<MySqlSplit> assignment) {
        Map<Integer, List<MySqlSplit>> assigned = new HashMap<>();
        assignment.assignment().forEach((subtask, splits) -> {
            List<MySqlSplit> all = new ArrayList<>();
            if (splits.stream().anyMatch(MySqlSplit::isBinlogSplit)) {
                all.addAll(pages.get());
                all.addAll(endsOfChunks(all));
                onBinlog.accept(subtask);
            }
            splits.stream().map(this::fromOrigin).map(growth::leftOutOf).forEach(all::add);
            assigned.put(subtask, all);
        });
        context.assignSplits(new SplitsAssignment<>(assigned));
    }

    /** The binlog is given to a reader when all chunks are in a checkpoint, or in the hands of the same reader. */
    private List<MySqlSplit> endsOfChunks(List<MySqlSplit> paged) {
        Set<TableId> others = paged.stream()
                .map(split -> split.asSnapshotSplit().getTableId())
                .collect(Collectors.toSet());
        return origin.stream()
                .flatMap(binlog -> binlog.getTableSchemas().keySet().stream())
                .filter(table -> !others.contains(table))
                .map(PageSplit::ofChunks)
                .map(MySqlSplit.class::cast)
                .toList();
    }

    private MySqlSplit fromOrigin(MySqlSplit split) {
        if (!split.isBinlogSplit() || origin.isEmpty()) {
            return split;
        }
        MySqlBinlogSplit binlog = split.asBinlogSplit();
        return new MySqlBinlogSplit(
                binlog.splitId(),
                origin.get().getStartingOffset(),
                binlog.getEndingOffset(),
                binlog.getFinishedSnapshotSplitInfos(),
                origin.get().getTableSchemas(),
                binlog.getTotalFinishedSplitSize());
    }

    @Override
    public SplitEnumeratorMetricGroup metricGroup() {
        return context.metricGroup();
    }

    @Override
    public void sendEventToSourceReader(int subtask, SourceEvent event) {
        context.sendEventToSourceReader(subtask, event);
    }

    @Override
    public void sendEventToSourceReader(int subtask, int attempt, SourceEvent event) {
        context.sendEventToSourceReader(subtask, attempt, event);
    }

    @Override
    public int currentParallelism() {
        return context.currentParallelism();
    }

    @Override
    public Map<Integer, ReaderInfo> registeredReaders() {
        return context.registeredReaders();
    }

    @Override
    public Map<Integer, Map<Integer, ReaderInfo>> registeredReadersOfAttempts() {
        return context.registeredReadersOfAttempts();
    }

    @Override
    public void signalNoMoreSplits(int subtask) {
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
        context.callAsync(callable, handler);
    }

    @Override
    public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler, long initialDelay, long period) {
        context.callAsync(callable, handler, initialDelay, period);
    }

    @Override
    public void runInCoordinatorThread(Runnable runnable) {
        context.runInCoordinatorThread(runnable);
    }

    @Override
    public void setIsProcessingBacklog(boolean isProcessingBacklog) {
        context.setIsProcessingBacklog(isProcessingBacklog);
    }
}
