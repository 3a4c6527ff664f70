// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.values;

import com.mysql.cj.MysqlConnection;
import com.mysql.cj.Query;
import com.mysql.cj.ServerPreparedQuery;
import com.mysql.cj.exceptions.CJException;
import com.mysql.cj.interceptors.QueryInterceptor;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.StatementImpl;
import com.mysql.cj.jdbc.result.ResultSetImpl;
import com.mysql.cj.log.Log;
import com.mysql.cj.protocol.Resultset;
import com.mysql.cj.protocol.ServerSession;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * Gives the snapshot's reader rows of the binary protocol, which are exact, in the form of the text protocol, which it
 * knows. Made by the driver, by name.
 */
public final class ExactRows implements QueryInterceptor {
    private MysqlConnection connection;

    @Override
    public QueryInterceptor init(MysqlConnection madeFor, Properties properties, Log log) {
        this.connection = madeFor;
        return this;
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T extends Resultset> T preProcess(Supplier<String> sql, Query query) {
        return null;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Resultset> T postProcess(
            Supplier<String> sql, Query query, T result, ServerSession serverSession) {
        if (!(query instanceof ServerPreparedQuery) || !(result instanceof ResultSetImpl rows) || !result.hasRows()) {
            return result;
        }
        try {
            return (T)
                    new ExactResult(result.getRows(), (JdbcConnection) connection, (StatementImpl) rows.getStatement());
        } catch (SQLException e) {
            throw new CJException(e.getMessage(), e);
        }
    }

    @Override
    public boolean executeTopLevelOnly() {
        return true;
    }

    @Override
    public void destroy() {
        connection = null;
    }
}
