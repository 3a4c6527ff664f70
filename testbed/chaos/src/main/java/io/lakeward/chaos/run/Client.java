// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.run;

import io.lakeward.chaos.workload.Script;
import io.lakeward.demo.outcome.Failure;
import io.lakeward.demo.process.Wait;
import io.lakeward.demo.source.Source;
import io.lakeward.demo.source.SourceDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One session that plays transactions one after another. */
final class Client implements AutoCloseable {

    private static final int DUPLICATE_KEY = 1062;
    private static final int TABLE_CHANGED = 1412;
    /** Deadlock, or a lock that another transaction holds for too long. */
    private static final Set<Integer> TAKEN_BACK = Set.of(1205, 1213, TABLE_CHANGED);
    /** A schema change is under way, or was refused when it met a transaction: what follows from it is, too. */
    private static final Set<Integer> OF_OTHER_SCHEMA = Set.of(1050, 1051, 1054, 1060, 1091, 1146);
    /** A type that does not hold the values there are. */
    private static final Set<Integer> OF_VALUES = Set.of(1138, 1264, 1265, 1292, 1366, 1406);

    /** What the driver says when the server is gone. */
    private static final String CONNECTION_LOST = "08";

    private static final Duration BACK_WITHIN = Duration.ofMinutes(2);

    private final Source source;
    private final List<String> settings;
    private final Ledger ledger;
    private Connection connection;

    private Client(Source source, List<String> settings, Ledger ledger) {
        this.source = source;
        this.settings = settings;
        this.ledger = ledger;
        this.connection = connect();
    }

    /** With zero dates, which are allowed in many a grown database, and impatient, so that nothing waits for long. */
    static Client open(Source source, String database, Ledger ledger) {
        return new Client(
                source,
                List.of(
                        "USE " + database,
                        "SET sql_mode = 'STRICT_TRANS_TABLES'",
                        "SET innodb_lock_wait_timeout = 3",
                        "SET lock_wait_timeout = 5"),
                ledger);
    }

    private Connection connect() {
        Connection opened = SourceDatabase.connect(source);
        try (Statement statement = opened.createStatement()) {
            for (String sql : settings) {
                statement.execute(sql);
            }
            return opened;
        } catch (SQLException e) {
            throw new Failure("a client failed: " + e.getMessage(), e);
        }
    }

    /** What a server had not committed when it was killed, it takes back; of a commit without an answer nobody knows. */
    private void failed(SQLException failure) {
        if (!isLost(failure)) {
            throw new Failure("a client failed: " + failure.getMessage(), failure);
        }
        ledger.refused();
        try {
            if (!Wait.until(BACK_WITHIN, () -> SourceDatabase.answers(source))) {
                throw new Failure("MySQL must be back within " + BACK_WITHIN.toSeconds() + " s, but is not", failure);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        close();
        connection = connect();
    }

    private static boolean isLost(SQLException failure) {
        return failure.getSQLState() != null && failure.getSQLState().startsWith(CONNECTION_LOST);
    }

    void play(Script script) {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            boolean oneByOne = script.ending() == Script.Ending.AUTOCOMMIT;
            connection.setAutoCommit(oneByOne);
            long changes = 0;
            for (String sql : script.statements()) {
                Outcome outcome = run(statement, sql);
                if (outcome.takenBack() && !oneByOne) {
                    connection.rollback();
                    return;
                }
                if (oneByOne) {
                    ledger.committed(outcome.changes());
                }
                changes += outcome.changes();
            }
            if (script.ending() == Script.Ending.COMMIT) {
                connection.commit();
                ledger.committed(changes);
            } else if (script.ending() == Script.Ending.ROLLBACK) {
                connection.rollback();
            }
        } catch (SQLException e) {
            failed(e);
        }
    }

    /** A schema change; one that is refused is not tried again, and ends there. */
    void alter(List<String> statements) {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                if (run(statement, sql).refused()) {
                    return;
                }
                ledger.altered();
            }
        } catch (SQLException e) {
            failed(e);
        }
    }

    private record Outcome(long changes, boolean refused, boolean takenBack) {}

    /** A statement that meets a key which is taken does nothing, and its transaction goes on. */
    private Outcome run(Statement statement, String sql) throws SQLException {
        try {
            statement.execute(sql);
            return new Outcome(Math.max(0, statement.getUpdateCount()), false, false);
        } catch (SQLException e) {
            boolean isTakenBack = TAKEN_BACK.contains(e.getErrorCode());
            if (isTakenBack
                    || e.getErrorCode() == DUPLICATE_KEY
                    || OF_OTHER_SCHEMA.contains(e.getErrorCode())
                    || (sql.startsWith("ALTER ") && OF_VALUES.contains(e.getErrorCode()))) {
                ledger.refused();
                return new Outcome(0, true, isTakenBack);
            }
            if (isLost(e)) {
                throw e;
            }
            throw new Failure("MySQL refused: " + shorten(sql) + ": " + e.getMessage(), e);
        }
    }

    private static String shorten(String sql) {
        return sql.length() > 2000 ? sql.substring(0, 2000) + "…" : sql;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // The session ends with its server.
            return;
        }
    }
}
