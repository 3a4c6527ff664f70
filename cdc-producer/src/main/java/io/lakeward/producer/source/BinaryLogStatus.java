// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.source;

import com.mysql.cj.MysqlConnection;
import com.mysql.cj.Query;
import com.mysql.cj.exceptions.CJException;
import com.mysql.cj.interceptors.QueryInterceptor;
import com.mysql.cj.log.Log;
import com.mysql.cj.protocol.Resultset;
import com.mysql.cj.protocol.ServerSession;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * Answers {@code SHOW MASTER STATUS}, by which the connector asks for places in the binlog, where the server's own answer
 * would not do: MySQL 8.4 renamed it; within a transaction of MariaDB the place is that of the transaction's view of the data;
 * and what GTIDs a MySQL remembers that gives none now is no place. Made by the driver, by name.
 */
public final class BinaryLogStatus implements QueryInterceptor {
    private static final String ASKED = "SHOW MASTER STATUS";
    /** Not the very words, which would be answered here again. */
    private static final String ASKED_IN_FULL = "SHOW MASTER STATUS /* the server's */";

    private static final String RENAMED = "SHOW BINARY LOG STATUS";
    private static final String OF_THE_VIEW = "SHOW STATUS LIKE 'binlog_snapshot_%'";

    private MysqlConnection connection;
    private Boolean givesGtids;

    @Override
    public QueryInterceptor init(MysqlConnection madeFor, Properties properties, Log log) {
        this.connection = madeFor;
        return this;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T extends Resultset> T preProcess(Supplier<String> sql, Query query) {
        String statement = sql == null ? null : sql.get();
        if (statement == null || !ASKED.equalsIgnoreCase(statement.strip())) {
            return null;
        }
        try {
            return (T) answer();
        } catch (SQLException e) {
            throw new CJException(e.getMessage(), e);
        }
    }

    /** Null where the server's own answer does. */
    private ResultSet answer() throws SQLException {
        ServerSession session = connection.getSession().getServerSession();
        if (session.getServerVersion().toString().contains("MariaDB")) {
            return session.inTransactionOnServer() ? placeOfTheView() : null;
        }
        String status = connection.getSession().versionMeetsMinimum(8, 4, 0) ? RENAMED : ASKED_IN_FULL;
        if (givesGtids()) {
            return ask(status);
        }
        try (ResultSet place = ask(status)) {
            return place.next() ? answer(place.getString(1), place.getString(2)) : ask("SELECT 0 LIMIT 0");
        }
    }

    /** Does not change in a transaction; but MariaDB may put two sessions' answers together if both ask at once. */
    private ResultSet placeOfTheView() throws SQLException {
        Map<String, String> last = Map.of();
        for (Map<String, String> place = status(); !place.equals(last); place = status()) {
            last = place;
        }
        return answer(last.get("binlog_snapshot_file"), last.get("binlog_snapshot_position"));
    }

    private Map<String, String> status() throws SQLException {
        Map<String, String> values = new HashMap<>();
        try (ResultSet rows = ask(OF_THE_VIEW)) {
            while (rows.next()) {
                values.put(rows.getString(1).toLowerCase(Locale.ROOT), rows.getString(2));
            }
        }
        return values;
    }

    private ResultSet answer(String file, String position) throws SQLException {
        return ask("SELECT '" + file + "' AS `File`, " + position + " AS `Position`");
    }

    private boolean givesGtids() throws SQLException {
        if (givesGtids == null) {
            try (ResultSet mode = ask("SELECT @@GLOBAL.gtid_mode")) {
                givesGtids = mode.next() && mode.getString(1).startsWith("ON");
            }
        }
        return givesGtids;
    }

    /** The driver closes the statement with its result. */
    private ResultSet ask(String query) throws SQLException {
        Statement statement = ((Connection) connection).createStatement();
        statement.closeOnCompletion();
        return statement.executeQuery(query);
    }

    @Override
    public boolean executeTopLevelOnly() {
        return true;
    }

    @Override
    public void destroy() {
        connection = null;
    }

    @Override
    public <T extends Resultset> T postProcess(
            Supplier<String> sql, Query query, T result, ServerSession serverSession) {
        return result;
    }
}
