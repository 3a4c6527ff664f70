// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.workload;

import io.lakeward.bench.check.Rows;
import io.lakeward.bench.check.Sum;
import io.lakeward.demo.outcome.Failure;
import io.lakeward.demo.process.Wait;
import io.lakeward.demo.source.Source;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One session on the server, in UTC. */
public final class Database implements AutoCloseable {
    private static final Duration READING_WITHIN = Duration.ofMinutes(2);

    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    public static Database open(Source source) {
        try {
            return new Database(DriverManager.getConnection(
                    "jdbc:mysql://" + source.address()
                            + "/?connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true"
                            + "&allowPublicKeyRetrieval=true",
                    source.demo().user(),
                    source.demo().password()));
        } catch (SQLException e) {
            throw new Failure("MySQL server " + source.address() + " cannot be reached: " + e.getMessage(), e);
        }
    }

    public void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new Failure("MySQL refused: " + sql + ": " + e.getMessage(), e);
        }
    }

    /** The rows of a query, each column as text by its name. */
    public List<Map<String, String>> texts(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<Map<String, String>> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.put(result.getMetaData().getColumnLabel(i), result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new Failure("MySQL refused: " + sql + ": " + e.getMessage(), e);
        }
    }

    public long number(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new Failure("MySQL refused: " + sql + ": " + e.getMessage(), e);
        }
    }

    /** The rows of a query, never all in memory. */
    public Sum sum(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(Integer.MIN_VALUE);
            try (ResultSet result = statement.executeQuery(sql)) {
                return Rows.sum(result);
            }
        } catch (SQLException e) {
            throw new Failure("MySQL refused: " + sql + ": " + e.getMessage(), e);
        }
    }

    /** Waits until a job of the user's reads the binlog. */
    public void awaitBinlogReader(String user) throws IOException {
        boolean reads = Wait.until(
                READING_WITHIN,
                () -> number("SELECT COUNT(*) FROM information_schema.processlist WHERE user = '" + user
                                + "' AND command LIKE 'Binlog Dump%'")
                        > 0);
        if (!reads) {
            throw new Failure("the job must read the binlog within " + READING_WITHIN.toSeconds() + " s, but does not");
        }
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
