// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.split;

import io.debezium.connector.mysql.MySqlConnection;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.debezium.relational.history.TableChanges.TableChange;
import io.lakeward.producer.page.SnapshotWay;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.cdc.connectors.mysql.source.utils.StatementUtils;

/**
 * How much there is of a table that could be read in chunks.
 *
 * @param greatestKey of the column that chunks are made by; empty if there are no rows
 * @param rowBytes by the server's estimate, which is a page's of some KB where there are few rows
 * @param bytes of all rows by the server's estimate
 */
record Extent(Optional<BigDecimal> greatestKey, long rowBytes, long bytes) {
    /** A chunk is in memory whole, once for each reader. */
    private static final long CHUNK_BYTES = 32 * 1024 * 1024;

    /** Whether a chunk of so many rows would be too much. */
    boolean isTooWideFor(int chunkRows) {
        return Math.min(bytes, rowBytes * chunkRows) > CHUNK_BYTES;
    }

    /** @param views of the data at the origin: the key is at least the greatest that was there */
    static Map<TableId, Extent> of(Collection<TableChange> tables, List<MySqlConnection> views) throws SQLException {
        Map<TableId, Extent> extents = new HashMap<>();
        for (TableChange change : tables) {
            Table table = change.getTable();
            if (SnapshotWay.of(table) instanceof SnapshotWay.Chunks chunks) {
                for (MySqlConnection view : views) {
                    extents.merge(table.id(), read(view, table.id(), chunks.by().name()), Extent::union);
                }
            }
        }
        return extents;
    }

    private Extent union(Extent other) {
        return new Extent(
                Stream.concat(greatestKey.stream(), other.greatestKey.stream()).max(Comparator.naturalOrder()),
                Math.max(rowBytes, other.rowBytes),
                Math.max(bytes, other.bytes));
    }

    /** The key as text: MariaDB's protocol has the greatest of unsigned numbers as a signed one. */
    private static Extent read(MySqlConnection connection, TableId table, String key) throws SQLException {
        return connection.prepareQueryAndMap(
                "SELECT (SELECT CAST(MAX(" + StatementUtils.quote(key) + ") AS CHAR) FROM "
                        + StatementUtils.quote(table)
                        + "), COALESCE(MAX(avg_row_length), 0), COALESCE(MAX(data_length), 0) FROM information_schema.tables"
                        + " WHERE table_schema = ? AND table_name = ?",
                statement -> {
                    statement.setString(1, table.catalog());
                    statement.setString(2, table.table());
                },
                rows -> {
                    rows.next();
                    return new Extent(
                            Optional.ofNullable(rows.getString(1)).map(BigDecimal::new),
                            rows.getLong(2),
                            rows.getLong(3));
                });
    }
}
