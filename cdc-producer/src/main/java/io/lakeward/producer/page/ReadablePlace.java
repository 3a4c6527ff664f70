// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.debezium.connector.mysql.GtidSet;
import io.debezium.connector.mysql.GtidUtils;
import io.debezium.connector.mysql.MySqlConnection;
import io.lakeward.producer.UnrecoverableException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.cdc.connectors.mysql.debezium.DebeziumUtils;
import org.apache.flink.cdc.connectors.mysql.source.config.MySqlSourceConfig;
import org.apache.flink.cdc.connectors.mysql.source.offset.BinlogOffset;
import org.apache.flink.cdc.connectors.mysql.source.offset.BinlogOffsetKind;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlBinlogSplit;

/** Refuses to go on from a place that the server's binlogs do not hold: changes would be missing, or others be read. */
final class ReadablePlace {
    private static final String WHAT_TO_DO =
            ". Changes since then are lost to this job: start it without the checkpoint or savepoint, with -s initial,"
                    + " and keep the binlogs (binlog_expire_logs_seconds) longer than the job is ever away";
    private static final String OTHER_SERVER =
            ", so it is another server or its binlogs were reset. Resume the job against the server that it read, or"
                    + " start it without the checkpoint or savepoint, with -s initial";

    private final MySqlConnection connection;
    private final String server;

    private ReadablePlace(MySqlConnection connection, String server) {
        this.connection = connection;
        this.server = server;
    }

    static void require(MySqlBinlogSplit split, MySqlSourceConfig config) {
        BinlogOffset place = split.getStartingOffset();
        if (place.getOffsetKind() != BinlogOffsetKind.SPECIFIC) {
            return;
        }
        String server = config.getHostname() + ":" + config.getPort();
        try (MySqlConnection connection = DebeziumUtils.createMySqlConnection(config)) {
            ReadablePlace readable = new ReadablePlace(connection, server);
            if (place.getGtidSet() == null || place.getGtidSet().isEmpty()) {
                readable.requireFile(place);
            } else {
                readable.requireGtids(place.getGtidSet());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The binlogs of " + server + " could not be asked for: " + e.getMessage(), e);
        }
    }

    private void requireFile(BinlogOffset place) throws SQLException {
        if (place.getFilename() == null || place.getFilename().isEmpty()) {
            return;
        }
        Map<String, Long> sizes = connection.queryAndMap("SHOW BINARY LOGS", ReadablePlace::sizes);
        List<String> files = List.copyOf(sizes.keySet());
        String was = place.getFilename() + ":" + place.getPosition();
        if (!sizes.containsKey(place.getFilename())) {
            throw new UnrecoverableException("The job must go on from a binlog that " + server
                    + " still has, but was at " + was + ": the server has "
                    + (files.isEmpty() ? "none" : files.get(0) + " to " + files.get(files.size() - 1)) + WHAT_TO_DO);
        }
        if (place.getPosition() > sizes.get(place.getFilename())) {
            throw new UnrecoverableException("The job must go on from a place in a binlog of " + server
                    + ", but was at " + was + ": that file ends at " + sizes.get(place.getFilename()) + OTHER_SERVER);
        }
    }

    private static Map<String, Long> sizes(ResultSet rows) throws SQLException {
        Map<String, Long> sizes = new LinkedHashMap<>();
        while (rows.next()) {
            sizes.put(rows.getString(1), rows.getLong(2));
        }
        return sizes;
    }

    private void requireGtids(String read) throws SQLException {
        String foreign = subtract("?, @@global.gtid_executed", read);
        if (!foreign.isEmpty()) {
            throw new UnrecoverableException("The job must go on at a server that has every transaction it has read,"
                    + " but " + server + " has not: " + foreign + OTHER_SERVER);
        }
        String gone = subtract("@@global.gtid_purged, ?", whole(read));
        if (!gone.isEmpty()) {
            throw new UnrecoverableException("The job must go on from binlogs that " + server
                    + " still has, but it has purged transactions that the job has not read: " + gone + WHAT_TO_DO);
        }
    }

    /** A job that began at a place without GTIDs knows only those behind it. */
    private String whole(String read) throws SQLException {
        String executed = connection.queryAndMap("SELECT @@global.gtid_executed", rows -> {
            rows.next();
            return rows.getString(1);
        });
        return GtidUtils.fixRestoredGtidSet(new GtidSet(executed), new GtidSet(read))
                .toString();
    }

    private String subtract(String sets, String read) throws SQLException {
        return connection.prepareQueryAndMap(
                "SELECT GTID_SUBTRACT(" + sets + ")", statement -> statement.setString(1, read), rows -> {
                    rows.next();
                    return rows.getString(1).replaceAll("\\s", "");
                });
    }
}
