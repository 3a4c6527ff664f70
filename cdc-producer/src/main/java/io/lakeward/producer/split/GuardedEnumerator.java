// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.split;

import io.debezium.relational.Table;
import io.lakeward.producer.lock.HeldLock;
import io.lakeward.producer.lock.TopicLock;
import io.lakeward.producer.page.PageSplit;
import io.lakeward.producer.resync.Requests;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.cdc.connectors.mysql.source.assigners.state.PendingSplitsState;
import org.apache.flink.cdc.connectors.mysql.source.config.MySqlSourceConfig;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSnapshotSplit;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSplit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connector's enumerator, and the tables that the reader of the binlog reads in pages. */
final class GuardedEnumerator implements SplitEnumerator<MySqlSplit, SourceState> {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedEnumerator.class);

    private final SplitEnumeratorContext<MySqlSplit> context;
    private final SourceState begin;
    private final Supplier<List<Table>> tables;
    private final MySqlSourceConfig config;
    private final TopicLock lock;
    private final SplitEnumerator<MySqlSplit, PendingSplitsState> connector;
    private final Map<String, MySqlSplit> pages = new LinkedHashMap<>();
    private final Set<Integer> started = new HashSet<>();
    private final Optional<Resyncs> resyncs;
    private Optional<HeldLock> held = Optional.empty();
    /** Who has the binlog and waits until it may be read. */
    private OptionalInt holder = OptionalInt.empty();
    /** Who reads it. */
    private OptionalInt reader = OptionalInt.empty();

    /**
     * @param begin the state to begin with
     * @param tables what there is now
     * @param config of this enumerator
     * @param requests to read tables again; empty where nothing is read beside the binlog
     * @param lock that is held from the start on
     * @param connector makes the connector's enumerator for a context
     */
    GuardedEnumerator(
            SplitEnumeratorContext<MySqlSplit> context,
            SourceState begin,
            Supplier<List<Table>> tables,
            MySqlSourceConfig config,
            Optional<Requests> requests,
            TopicLock lock,
            Function<SplitEnumeratorContext<MySqlSplit>, SplitEnumerator<MySqlSplit, PendingSplitsState>> connector) {
        this.context = context;
        this.begin = begin;
        this.tables = tables;
        this.config = config;
        this.lock = lock;
        begin.pages().forEach(this::add);
        this.connector = connector.apply(new OriginContext(
                context,
                begin.origin(),
                Growth.in(begin.connector()),
                this::takePages,
                subtask -> reader = OptionalInt.of(subtask)));
        this.resyncs = requests.map(given -> new Resyncs(given, config, this::readAgain));
    }

    @Override
    public void start() {
        held = Optional.of(HeldLock.hold(lock));
        begin.server().require(ServerIdentity.read(config), config);
        connector.start();
        resyncs.ifPresent(started -> started.start(context));
    }

    @Override
    public void handleSourceEvent(int subtask, SourceEvent event) {
        if (event instanceof ReaderStarted reader) {
            onStarted(subtask, reader);
        } else {
            connector.handleSourceEvent(subtask, event);
        }
    }

    private void onStarted(int subtask, ReaderStarted reader) {
        started.add(subtask);
        FinishedChunks.forget(reader.chunks(), connector);
        if (reader.hasBinlog()) {
            holder = OptionalInt.of(subtask);
            if (begin.origin().isPresent()) {
                addNewTables(reader);
            }
        } else if (!reader.pages().isEmpty()) {
            reader.pages().forEach(this::add);
            context.sendEventToSourceReader(subtask, new PagesTaken(ids(reader.pages())));
        }
        letBinlogStart();
    }

    /** When all have said which pages they have: a page that comes later than its table's changes is too late. */
    private void letBinlogStart() {
        if (holder.isEmpty() || started.size() < context.currentParallelism()) {
            return;
        }
        if (!pages.isEmpty()) {
            context.assignSplits(new SplitsAssignment<>(Map.of(holder.getAsInt(), takePages())));
        }
        context.sendEventToSourceReader(holder.getAsInt(), new BinlogMayStart());
        reader = holder;
        holder = OptionalInt.empty();
    }

    private void readAgain(Table table) {
        add(PageSplit.of(table));
        if (reader.isPresent()) {
            context.assignSplits(new SplitsAssignment<>(Map.of(reader.getAsInt(), takePages())));
        }
    }

    private List<MySqlSplit> takePages() {
        List<MySqlSplit> taken = List.copyOf(pages.values());
        pages.clear();
        return taken;
    }

    private void addNewTables(ReaderStarted reader) {
        for (Table table : tables.get()) {
            if (!reader.knows(table.id())) {
                LOG.info("{} is new: its rows are read beside the changes of the others", table.id());
                add(PageSplit.of(table));
            }
        }
    }

    private void add(MySqlSnapshotSplit page) {
        pages.put(page.splitId(), page);
    }

    private static Set<String> ids(List<MySqlSnapshotSplit> pages) {
        return pages.stream().map(MySqlSplit::splitId).collect(Collectors.toSet());
    }

    @Override
    public void handleSplitRequest(int subtask, String host) {
        connector.handleSplitRequest(subtask, host);
    }

    @Override
    public void addSplitsBack(List<MySqlSplit> splits, int subtask) {
        Map<Boolean, List<MySqlSplit>> byKind = splits.stream().collect(Collectors.partitioningBy(PageSplit::is));
        byKind.get(true).forEach(split -> add(split.asSnapshotSplit()));
        holder = without(holder, subtask);
        reader = without(reader, subtask);
        started.remove(subtask);
        if (byKind.get(false).stream().anyMatch(MySqlSplit::isSnapshotSplit)) {
            FinishedChunks.awaitNextCheckpoint(connector);
        }
        connector.addSplitsBack(byKind.get(false), subtask);
    }

    private static OptionalInt without(OptionalInt one, int subtask) {
        return one.isPresent() && one.getAsInt() == subtask ? OptionalInt.empty() : one;
    }

    @Override
    public void addReader(int subtask) {
        connector.addReader(subtask);
    }

    @Override
    public SourceState snapshotState(long checkpointId) throws Exception {
        resyncs.ifPresent(passed -> passed.snapshot(checkpointId));
        List<MySqlSnapshotSplit> waiting =
                pages.values().stream().map(MySqlSplit::asSnapshotSplit).toList();
        return new SourceState(connector.snapshotState(checkpointId), begin.origin(), waiting, begin.server());
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        connector.notifyCheckpointComplete(checkpointId);
        resyncs.ifPresent(passed -> passed.complete(checkpointId));
    }

    @Override
    public void close() throws IOException {
        try {
            resyncs.ifPresent(Resyncs::close);
        } finally {
            held.ifPresent(HeldLock::close);
            connector.close();
        }
    }
}
