// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.source;

import io.lakeward.demo.outcome.Failure;
import io.lakeward.demo.outcome.Mistake;
import io.lakeward.demo.table.Column;
import io.lakeward.demo.table.Table;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** One session on the source, in UTC. */
public final class SourceDatabase implements AutoCloseable {

    private static final int ALIVE_SECONDS = 5;

    private final Source source;
    private Connection connection;

    private SourceDatabase(Source source, Connection connection) {
        this.source = source;
        this.connection = connection;
    }

    /** Logs in, or says in one line why that cannot be. */
    public static SourceDatabase open(Source source) {
        return new SourceDatabase(source, connect(source));
    }

    public static boolean answers(Source source) {
        try {
            open(source).close();
            return true;
        } catch (Mistake e) {
            return false;
        }
    }

    /** A session in UTC that counts the rows which a statement changes, not those it finds. */
    public static Connection connect(Source source) {
        Properties properties = new Properties();
        properties.setProperty("user", source.demo().user());
        properties.setProperty("password", source.demo().password());
        properties.setProperty("connectionTimeZone", "UTC");
        properties.setProperty("forceConnectionTimeZoneToSession", "true");
        properties.setProperty("allowPublicKeyRetrieval", "true");
        properties.setProperty("connectTimeout", "5000");
        properties.setProperty("useAffectedRows", "true");
        try {
            return DriverManager.getConnection("jdbc:mysql://" + source.address() + "/", properties);
        } catch (SQLException e) {
            throw new Mistake("MySQL server " + source.address() + " "
                    + (isRefusal(e) ? "refuses the login of " + source.demo() : "cannot be reached") + ": "
                    + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    /** Another one if the server was restarted. */
    private Connection session() throws SQLException {
        if (!connection.isValid(ALIVE_SECONDS)) {
            connection = connect(source);
        }
        return connection;
    }

    public boolean exists(String database) {
        return !read("SELECT schema_name AS name FROM information_schema.schemata WHERE schema_name = '" + database
                        + "'")
                .rows()
                .isEmpty();
    }

    public void execute(List<String> statements) {
        for (String sql : statements) {
            try (Statement statement = session().createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new Failure("MySQL server " + source.address() + " refused: " + sql + ": " + e.getMessage(), e);
            }
        }
    }

    /** The result with the types its columns must have in the lake. */
    public Table read(String sql) {
        try (Statement statement = session().createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            ResultSetMetaData meta = result.getMetaData();
            List<Column> columns = new ArrayList<>();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                columns.add(new Column(
                        meta.getColumnLabel(i),
                        LakeTypes.of(meta.getColumnType(i), meta.getPrecision(i), meta.getScale(i))));
            }
            List<List<Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= columns.size(); i++) {
                    row.add(
                            meta.getColumnType(i) == Types.TIMESTAMP
                                    ? result.getObject(i, LocalDateTime.class)
                                    : result.getObject(i));
                }
                rows.add(row);
            }
            return new Table(columns, rows);
        } catch (SQLException e) {
            throw new Failure("MySQL server " + source.address() + " refused: " + sql + ": " + e.getMessage(), e);
        }
    }

    /** The result as the server shows it. */
    public List<List<String>> texts(String sql) {
        try (Statement statement = session().createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int width = result.getMetaData().getColumnCount();
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>(width);
                for (int i = 1; i <= width; i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new Failure("MySQL server " + source.address() + " refused: " + sql + ": " + e.getMessage(), e);
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

    private static boolean isRefusal(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("28");
    }
}
