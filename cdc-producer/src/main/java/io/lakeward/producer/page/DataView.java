// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.debezium.connector.mysql.MySqlConnection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.cdc.connectors.mysql.debezium.DebeziumUtils;
import org.apache.flink.cdc.connectors.mysql.source.offset.BinlogOffset;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSplit;
import org.apache.flink.cdc.connectors.mysql.source.utils.hooks.SnapshotPhaseHooks;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.source.SourceRecord;

/**
 * One view of the data for a chunk or a page, between two places of the binlog: what is before the low one is in it, what
 * is behind the high one is not. A commit is in the binlog before queries see it, by milliseconds or by as long as a
 * replica takes to acknowledge it: the end of the binlog is no low place. And queries see it before its GTID counts as
 * executed: those are no high place.
 */
public final class DataView {
    /** How long a commit may take where the server has no word for those that are on their way. */
    private static final Duration COMMIT = Duration.ofMillis(100);

    /** The same for a table without a key, which is read again if it changes meanwhile. */
    private static final Duration BAG_COMMIT = Duration.ofMillis(10);

    /** The same for what is asked once in a job. */
    private static final Duration SLOW_COMMIT = Duration.ofSeconds(1);

    /**
     * From the engine's commit to the GTID's counting as executed nothing waits: what is owned for longer, by a replica's
     * applier or a commit that waits for a replica, queries do not see.
     */
    private static final Duration COUNTED = Duration.ofSeconds(2);

    private PlaceKind kind;
    private BinlogOffset lastEnd;
    private long endSince;

    /** A place of the binlog before which nothing is that a query from now on would not see. */
    static BinlogOffset lowPlace(MySqlConnection session) throws SQLException {
        DataView view = new DataView();
        view.beforeLow(session);
        BinlogOffset low = DebeziumUtils.currentBinlogOffset(session);
        if (view.kind == PlaceKind.END) {
            view.awaitCommit(low, SLOW_COMMIT);
        }
        view.close(session);
        return low;
    }

    /** Whether a query sees what the binlog gave, so that what is read now is not older. */
    boolean sees(MySqlConnection session, SourceRecord given) throws SQLException {
        beforeLow(session);
        Place low = Place.of(DebeziumUtils.currentBinlogOffset(session));
        close(session);
        return !low.isBefore(given);
    }

    /** For the connector's own reader of chunks. */
    SnapshotPhaseHooks hooks() {
        SnapshotPhaseHooks hooks = new SnapshotPhaseHooks();
        hooks.setPreLowWatermarkAction((session, split) -> beforeLow(session));
        hooks.setPostLowWatermarkAction((session, chunk) -> afterLow(session, (MySqlSplit) chunk));
        hooks.setPostHighWatermarkAction((session, split) -> close(session));
        return hooks;
    }

    /** To be called before the low place is asked for. */
    void beforeLow(MySqlConnection session) throws SQLException {
        if (kind == null) {
            kind = PlaceKind.of(session);
        }
        if (kind == PlaceKind.VIEW) {
            open(session);
        }
    }

    /** To be called then, and before the high place is asked for: the data can be read. */
    void afterLow(MySqlConnection session, MySqlSplit split) throws SQLException {
        if (kind == PlaceKind.GTIDS) {
            open(session);
            awaitOwned(session);
        } else if (kind == PlaceKind.END) {
            awaitCommit(DebeziumUtils.currentBinlogOffset(session), PageSplit.isBag(split) ? BAG_COMMIT : COMMIT);
            open(session);
        }
    }

    /** To be called when the data has been read. */
    void close(MySqlConnection session) throws SQLException {
        session.execute("COMMIT");
    }

    static void open(MySqlConnection session) throws SQLException {
        session.execute(
                "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ", "START TRANSACTION WITH CONSISTENT SNAPSHOT");
    }

    private static void awaitOwned(MySqlConnection session) throws SQLException {
        String owned = OwnedGtids.set(session.queryAndMap("SELECT @@GLOBAL.gtid_owned", rows -> {
            rows.next();
            return rows.getString(1);
        }));
        if (!owned.isEmpty()) {
            session.prepareQuery(
                    "SELECT WAIT_FOR_EXECUTED_GTID_SET(?, ?)",
                    statement -> {
                        statement.setString(1, owned);
                        statement.setLong(2, COUNTED.toSeconds());
                    },
                    ResultSet::next);
        }
    }

    /** The end of a binlog that has not grown for so long is no news. */
    private void awaitCommit(BinlogOffset end, Duration commit) {
        if (!end.equals(lastEnd)) {
            lastEnd = end;
            endSince = System.nanoTime();
        }
        long until = endSince + commit.toNanos();
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
