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
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * MySQL 8.4 renamed {@code SHOW MASTER STATUS}, and the connector still asks by the old name: the driver asks by the
 * new one where the server wants it. Made by the driver, by name.
 */
public final class BinaryLogStatus implements QueryInterceptor {
    private static final String OLD_NAME = "SHOW MASTER STATUS";
    private static final String NEW_NAME = "SHOW BINARY LOG STATUS";

    private MysqlConnection connection;

    @Override
    public QueryInterceptor init(MysqlConnection madeFor, Properties properties, Log log) {
        this.connection = madeFor;
        return this;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T extends Resultset> T preProcess(Supplier<String> sql, Query query) {
        String statement = sql == null ? null : sql.get();
        if (statement == null || !OLD_NAME.equalsIgnoreCase(statement.strip()) || !isRenamedHere()) {
            return null;
        }
        try {
            // The driver closes the statement with its result.
            java.sql.Statement renamed = ((Connection) connection).createStatement();
            renamed.closeOnCompletion();
            return (T) renamed.executeQuery(NEW_NAME);
        } catch (SQLException e) {
            throw new CJException(e.getMessage(), e);
        }
    }

    private boolean isRenamedHere() {
        String version =
                connection.getSession().getServerSession().getServerVersion().toString();
        return !version.contains("MariaDB") && connection.getSession().versionMeetsMinimum(8, 4, 0);
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
