// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.debezium.relational.RelationalTableFilters;
import io.debezium.relational.TableId;
import io.debezium.relational.Tables.TableFilter;
import io.lakeward.producer.values.ExactBinlog;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.cdc.connectors.mysql.source.config.MySqlSourceConfig;
import org.apache.flink.cdc.connectors.mysql.source.reader.MySqlSourceReaderContext;
import org.apache.flink.cdc.connectors.mysql.source.reader.MySqlSplitReader;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlBinlogSplit;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlRecords;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSnapshotSplit;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSplit;
import org.apache.flink.cdc.connectors.mysql.source.split.SourceRecords;
import org.apache.flink.cdc.connectors.mysql.source.utils.hooks.SnapshotPhaseHooks;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.errors.ConnectException;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.source.SourceRecord;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;
import org.apache.flink.util.FlinkRuntimeException;

/** Reads the connector's splits, and puts pages between the records of the binlog. */
@SuppressWarnings("try") // Its close() throws what the connector's does
public final class PagingSplitReader extends MySqlSplitReader {
    private static final String BINLOG = "binlog-split";
    private static final int PAGES_AHEAD = 8;

    private final MySqlSourceConfig config;
    private final MySqlSourceConfig pageConfig;
    private final int subtaskIndex;
    private final PagesLeft tables;
    private final PageQueue pages = new PageQueue();
    private final ChunkColumns chunkColumns;
    private final ConnectorReader connector;
    private final DroppedChanges dropped;
    private Optional<UnreadableEvents> unreadable = Optional.empty();
    /** What the binlog gave last; empty where nobody looked. */
    private Optional<SourceRecord> given = Optional.empty();

    private PageReader reader;
    private int chunksLeft;

    /**
     * @param config of the connector's splits
     * @param pageConfig of the pages: all tables of the selected databases, without backfill
     * @param tables to read in pages
     */
    public PagingSplitReader(
            MySqlSourceConfig config,
            MySqlSourceConfig pageConfig,
            int subtask,
            MySqlSourceReaderContext context,
            PagesLeft tables) {
        super(config, subtask, context, SnapshotPhaseHooks.empty());
        this.config = config;
        this.pageConfig = pageConfig;
        this.subtaskIndex = subtask;
        this.tables = tables;
        this.chunkColumns = new ChunkColumns(config);
        rememberSelection(config.getMySqlConnectorConfig().getTableFilters());
        LeanOrigins.use(config.getMySqlConnectorConfig());
        this.connector = new ConnectorReader(this, config, subtask);
        this.dropped = new DroppedChanges(connector);
    }

    /** Debezium asks for every row whether its table is selected, which takes a regular expression. */
    private static void rememberSelection(RelationalTableFilters filters) {
        TableFilter asked = filters.dataCollectionFilter();
        Map<TableId, Boolean> known = new ConcurrentHashMap<>();
        filters.setDataCollectionFilters(table -> known.computeIfAbsent(table, asked::isIncluded));
    }

    @Override
    public void handleSplitsChanges(SplitsChange<MySqlSplit> change) {
        change.splits().stream()
                .filter(MySqlSplit::isBinlogSplit)
                .map(MySqlSplit::asBinlogSplit)
                .forEach(this::prepare);
        chunksLeft += (int)
                change.splits().stream().filter(MySqlSplit::isSnapshotSplit).count();
        super.handleSplitsChanges(new SplitsAddition<>(
                change.splits().stream().map(this::withColumns).toList()));
    }

    private void prepare(MySqlBinlogSplit binlog) {
        ReadablePlace.require(binlog, pageConfig);
        ExactBinlog client = connector.prepareBinlog();
        unreadable = Optional.of(new UnreadableEvents(client, config.getTableFilter()));
        client.registerEventListener(unreadable.get());
        client.registerEventListener(new QueueBytes(connector.context().orElseThrow()));
        Statements statements = new Statements(connector.context().orElseThrow());
        client.registerEventListener(statements::prepare);
        client.registerEventListener(statements);
    }

    private MySqlSplit withColumns(MySqlSplit split) {
        return split.isBinlogSplit()
                ? KnownTables.added(split.asBinlogSplit(), pageConfig)
                : chunkColumns.fresh(split.asSnapshotSplit());
    }

    @Override
    public RecordsWithSplitIds<SourceRecords> fetch() throws IOException {
        RecordsWithSplitIds<SourceRecords> fetched = readable();
        dropped.failIfAny();
        for (MySqlSnapshotSplit table = tables.take(); table != null; table = tables.take()) {
            pages.add(table);
        }
        if (pages.isEmpty()) {
            given = Optional.empty();
            closePageReader();
            return fetched;
        }
        String split = fetched.nextSplit();
        List<SourceRecords> batches = new ArrayList<>();
        if (split != null) {
            for (SourceRecords batch = fetched.nextRecordFromSplit();
                    batch != null;
                    batch = fetched.nextRecordFromSplit()) {
                batches.add(BINLOG.equals(split) ? woven(batch) : batch);
            }
        }
        if (BINLOG.equals(split)) {
            readAhead();
        }
        return new MySqlRecords(split, batches.iterator(), fetched.finishedSplits());
    }

    /** Debezium may fail at what it cannot read, and knows less about it. */
    private RecordsWithSplitIds<SourceRecords> readable() throws IOException {
        try {
            if (chunksLeft > 0) {
                connector.prepareSnapshot();
            }
            RecordsWithSplitIds<SourceRecords> fetched = super.fetch();
            chunksLeft -= (int) fetched.finishedSplits().stream()
                    .filter(split -> !BINLOG.equals(split))
                    .count();
            unreadable.ifPresent(UnreadableEvents::failIfAny);
            return fetched;
        } catch (FlinkRuntimeException | ConnectException e) {
            unreadable.ifPresent(UnreadableEvents::failIfAny);
            throw e;
        }
    }

    private SourceRecords woven(SourceRecords batch) {
        List<SourceRecord> records = batch.getSourceRecordList();
        if (!records.isEmpty()) {
            given = Optional.of(records.get(records.size() - 1));
        }
        return new SourceRecords(pages.weave(records));
    }

    private void readAhead() throws IOException {
        if (pages.waiting() >= PAGES_AHEAD) {
            return;
        }
        Optional<MySqlSnapshotSplit> next = pages.nextToRead();
        if (next.isEmpty()) {
            return;
        }
        try {
            read(next.get());
        } catch (SQLException e) {
            throw new IOException("A page of " + next.get().getTableId() + " could not be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a page was read", e);
        }
    }

    private void read(MySqlSnapshotSplit split) throws SQLException, InterruptedException {
        if (reader == null) {
            reader = new PageReader(pageConfig, subtaskIndex);
        }
        if (given.isPresent() && reader.sees(given.get())) {
            pages.read(reader.read(split).orElseGet(() -> Page.none(split)));
        } else {
            pages.readLater(split);
        }
    }

    private void closePageReader() throws IOException {
        if (reader != null) {
            try {
                reader.close();
            } catch (SQLException e) {
                throw new IOException("The connection that pages are read by could not be closed", e);
            }
            reader = null;
        }
    }

    @Override
    public void close() throws Exception {
        closePageReader();
        chunkColumns.close();
        super.close();
    }
}
