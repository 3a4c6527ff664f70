// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.debezium.connector.mysql.MySqlConnection;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.relational.TableId;
import io.debezium.relational.history.TableChanges.TableChange;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.flink.cdc.connectors.mysql.debezium.DebeziumUtils;
import org.apache.flink.cdc.connectors.mysql.debezium.reader.SnapshotSplitReader;
import org.apache.flink.cdc.connectors.mysql.schema.MySqlSchema;
import org.apache.flink.cdc.connectors.mysql.source.config.MySqlSourceConfig;
import org.apache.flink.cdc.connectors.mysql.source.offset.BinlogOffset;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSnapshotSplit;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSplit;
import org.apache.flink.cdc.connectors.mysql.source.split.SourceRecords;
import org.apache.flink.cdc.connectors.mysql.source.utils.RecordUtils;
import org.apache.flink.cdc.connectors.mysql.source.utils.hooks.SnapshotPhaseHooks;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.source.SourceRecord;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.LogicalTypeFamily;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one page at a time from the server. */
final class PageReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PageReader.class);

    /** By the server's estimate; some pages wait in memory. */
    private static final long PAGE_BYTES = 8 * 1024 * 1024;

    private static final long GONE = -1;

    private final MySqlSourceConfig config;
    private final int subtask;
    private final MySqlConnection connection;
    private final MySqlPartition partition;
    private final DataView view = new DataView();
    private BinlogOffset low;
    private BinlogOffset high;

    /** @param config with backfill left out: the binlog that is read anyway takes its place */
    PageReader(MySqlSourceConfig config, int subtask) throws SQLException {
        this.config = config;
        this.subtask = subtask;
        this.connection = DebeziumUtils.createMySqlConnection(config);
        this.partition = new MySqlPartition(config.getMySqlConnectorConfig().getLogicalName());
    }

    /** Whether a page that is read now has what the binlog gave last: else it would be older than that. */
    boolean sees(SourceRecord given) throws SQLException {
        return view.sees(connection, given);
    }

    /** The next page; empty if the table is gone, as the binlog will say. */
    Optional<Page> read(MySqlSnapshotSplit split) throws SQLException, InterruptedException {
        TableId table = split.getTableId();
        OptionalInt pageRows = pageRows(table);
        if (pageRows.isEmpty()) {
            LOG.info("There is nothing to read of {}: it is gone", table);
            return Optional.empty();
        }
        TableChange schema = schema(table);
        Optional<MySqlSnapshotSplit> next = next(split, pageRows.getAsInt());
        MySqlSnapshotSplit part = new MySqlSnapshotSplit(
                table,
                split.splitId(),
                split.getSplitKeyType(),
                split.getSplitStart(),
                next.map(MySqlSnapshotSplit::getSplitStart).orElse(null),
                null,
                Map.of(table, schema));
        List<SourceRecord> rows = rows(part);
        LOG.info(
                "Read a page of {} rows of {}, {}", rows.size(), table, next.isPresent() ? "more to come" : "the last");
        return Optional.of(new Page(split, rows, low, high, next));
    }

    /** As it is now: the connector's reader of schemas remembers what it once read. */
    private TableChange schema(TableId table) throws SQLException {
        try (MySqlSchema schemas = new MySqlSchema(config, connection.isTableIdCaseSensitive())) {
            return schemas.getTableSchema(partition, connection, table);
        }
    }

    private List<SourceRecord> rows(MySqlSnapshotSplit part) throws InterruptedException {
        SnapshotSplitReader reader = new SnapshotSplitReader(config, subtask, hooks());
        List<SourceRecord> rows = new ArrayList<>();
        try {
            reader.submitSplit(part);
            Iterator<SourceRecords> batches = reader.pollSplitRecords();
            while (batches != null) {
                batches.forEachRemaining(batch -> batch.getSourceRecordList().stream()
                        .filter(RecordUtils::isDataChangeRecord)
                        .forEach(rows::add));
                batches = reader.pollSplitRecords();
            }
        } finally {
            reader.close();
        }
        return RecordUtils.formatMessageTimestamp(rows);
    }

    /** The high place is asked for before the data is read: the binlog has less to catch up with. */
    private SnapshotPhaseHooks hooks() {
        SnapshotPhaseHooks hooks = new SnapshotPhaseHooks();
        hooks.setPreLowWatermarkAction((session, split) -> {
            view.beforeLow(session);
            low = DebeziumUtils.currentBinlogOffset(session);
        });
        hooks.setPostLowWatermarkAction((session, split) -> {
            view.afterLow(session, (MySqlSplit) split);
            high = DebeziumUtils.currentBinlogOffset(session);
        });
        hooks.setPostHighWatermarkAction((session, split) -> view.close(session));
        return hooks;
    }

    /** How many rows make a page; empty if the table is gone. */
    private OptionalInt pageRows(TableId table) throws SQLException {
        long rowBytes = connection.prepareQueryAndMap(
                "SELECT COALESCE(avg_row_length, 0) FROM information_schema.tables"
                        + " WHERE table_schema = ? AND table_name = ?",
                statement -> {
                    statement.setString(1, table.catalog());
                    statement.setString(2, table.table());
                },
                rows -> rows.next() ? rows.getLong(1) : GONE);
        return rowBytes == GONE
                ? OptionalInt.empty()
                : OptionalInt.of(
                        (int) Math.max(1, Math.min(config.getSplitSize(), PAGE_BYTES / Math.max(1, rowBytes))));
    }

    /** What is left after a page that begins where the split does; the server finds its end. */
    private Optional<MySqlSnapshotSplit> next(MySqlSnapshotSplit split, int rows) throws SQLException {
        if (split.getSplitKeyType().getFieldCount() == 0) {
            return Optional.empty();
        }
        String column = quoted(split.getSplitKeyType().getFieldNames().get(0));
        String table = quoted(split.getTableId().catalog()) + "."
                + quoted(split.getTableId().table());
        Object start = split.getSplitStart() == null ? null : split.getSplitStart()[0];
        String behind = start == null ? "" : " WHERE " + column + " >= ?";
        Object end = first(
                "SELECT " + column + " FROM " + table + behind + " ORDER BY " + column + " LIMIT 1 OFFSET " + rows,
                start,
                split.getSplitKeyType().getTypeAt(0));
        if (end != null && start != null && isSame(end, start, column, table)) {
            end = first(
                    "SELECT MIN(" + column + ") FROM " + table + " WHERE " + column + " > ?",
                    start,
                    split.getSplitKeyType().getTypeAt(0));
        }
        return Optional.ofNullable(end).map(from -> PageSplit.from(split, from));
    }

    /** Whether the server takes both values for the same. */
    private boolean isSame(Object end, Object start, String column, String table) throws SQLException {
        String query = "SELECT 1 FROM " + table + " WHERE " + column + " > ? AND " + column + " <= ? LIMIT 1";
        return !connection.prepareQueryAndMap(
                query,
                statement -> {
                    statement.setObject(1, start);
                    statement.setObject(2, end);
                },
                ResultSet::next);
    }

    private Object first(String query, Object parameter, LogicalType type) throws SQLException {
        return connection.prepareQueryAndMap(query, statement -> bind(statement, parameter), rows -> {
            if (!rows.next()) {
                return null;
            }
            if (type.is(LogicalTypeFamily.NUMERIC)) {
                return rows.getBigDecimal(1);
            }
            return type.is(LogicalTypeFamily.BINARY_STRING) ? rows.getBytes(1) : rows.getString(1);
        });
    }

    private static void bind(PreparedStatement statement, Object parameter) throws SQLException {
        if (parameter != null) {
            statement.setObject(1, parameter);
        }
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
