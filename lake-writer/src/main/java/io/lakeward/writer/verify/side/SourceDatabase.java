// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify.side;

import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A MySQL server, read in one session in UTC. */
public final class SourceDatabase implements AutoCloseable {
    private static final String SYSTEM = "('mysql', 'sys', 'information_schema', 'performance_schema')";
    private static final String COLUMNS =
            "SELECT c.TABLE_SCHEMA, c.TABLE_NAME, c.COLUMN_NAME, c.DATA_TYPE, c.COLUMN_TYPE, c.IS_NULLABLE,"
                    + " c.NUMERIC_PRECISION, c.NUMERIC_SCALE FROM information_schema.COLUMNS c"
                    + " JOIN information_schema.TABLES t USING (TABLE_SCHEMA, TABLE_NAME)"
                    + " WHERE t.TABLE_TYPE = 'BASE TABLE' AND c.TABLE_SCHEMA NOT IN " + SYSTEM
                    + " ORDER BY 1, 2, c.ORDINAL_POSITION";
    private static final String KEYS =
            "SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME FROM information_schema.STATISTICS WHERE INDEX_NAME = 'PRIMARY'"
                    + " AND TABLE_SCHEMA NOT IN " + SYSTEM + " ORDER BY 1, 2, SEQ_IN_INDEX";
    private static final int DATABASE = 1;
    private static final int TABLE = 2;
    private static final int COLUMN = 3;
    private static final int DATA_TYPE = 4;
    private static final int COLUMN_TYPE = 5;
    private static final int NULLABLE = 6;
    private static final int PRECISION = 7;
    private static final int SCALE = 8;

    private final Connection connection;

    private SourceDatabase(Connection connection) {
        this.connection = connection;
    }

    /** Reads one row of a result. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Takes one row of a result. */
    interface Taker {
        void take(ResultSet row) throws SQLException;
    }

    static {
        try {
            // Under spark-submit the jar is not where DriverManager looks for drivers by itself.
            Class.forName("com.mysql.cj.jdbc.Driver");
        } catch (ClassNotFoundException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    public static SourceDatabase open(String address, String user, String password, String sslMode)
            throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("sslMode", sslMode);
        properties.setProperty("allowPublicKeyRetrieval", "true");
        properties.setProperty("connectTimeout", "15000");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("characterEncoding", "UTF-8");
        properties.setProperty("sessionVariables", "time_zone='+00:00',sql_mode=''");
        return new SourceDatabase(DriverManager.getConnection("jdbc:mysql://" + address + "/", properties));
    }

    /** All tables that the user can see. */
    public Map<TableId, TableSchema> tables() throws SQLException {
        Map<TableId, List<Column>> columns = new LinkedHashMap<>();
        stream(COLUMNS, row -> columns.computeIfAbsent(id(row), id -> new ArrayList<>())
                .add(new Column(
                        row.getString(COLUMN),
                        type(row),
                        row.getString(NULLABLE).equals("YES"))));
        Map<TableId, List<String>> keys = new LinkedHashMap<>();
        stream(KEYS, row -> keys.computeIfAbsent(id(row), id -> new ArrayList<>())
                .add(row.getString(COLUMN)));
        Map<TableId, TableSchema> tables = new LinkedHashMap<>();
        columns.forEach((id, all) -> tables.put(id, new TableSchema(id, all, keys.getOrDefault(id, List.of()))));
        return tables;
    }

    private static TableId id(ResultSet row) throws SQLException {
        return new TableId(row.getString(DATABASE), row.getString(TABLE));
    }

    private static ColumnType type(ResultSet row) throws SQLException {
        ColumnType type =
                switch (row.getString(DATA_TYPE).toUpperCase(java.util.Locale.ROOT)) {
                    case "DECIMAL" -> ColumnType.of("DECIMAL", row.getInt(PRECISION), row.getInt(SCALE));
                    case "BIT" -> ColumnType.of("BIT", row.getInt(PRECISION));
                    default -> ColumnType.of(row.getString(DATA_TYPE));
                };
        return row.getString(COLUMN_TYPE).contains("unsigned") ? type.asUnsigned() : type;
    }

    <T> List<T> rows(String sql, Reader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        stream(sql, row -> rows.add(reader.read(row)));
        return rows;
    }

    /** One row after another, however many there are. */
    void stream(String sql, Taker taker) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(Integer.MIN_VALUE);
            try (ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    taker.take(result);
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
