// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import com.mysql.cj.jdbc.Driver;
import io.lakeward.event.TableId;
import io.lakeward.producer.cli.Args;
import io.lakeward.producer.source.BinaryLogStatus;
import io.lakeward.producer.source.TableSelection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Asks a server what the rules have to know. */
final class MySqlPreflight {
    private static final String TIMEOUT_MILLIS = "10000";
    private static final int ACCESS_DENIED_TO_USER = 1045;
    private static final int ACCESS_DENIED_TO_STATEMENT = 1227;

    private static final String VARIABLES =
            "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('log_bin', 'binlog_format', 'binlog_row_image')";
    // STATISTICS and not TABLE_CONSTRAINTS, which hides the constraints from a user who may only SELECT.
    private static final String TABLES =
            """
            SELECT t.table_schema, t.table_name, k.index_name IS NOT NULL
            FROM information_schema.tables t
            LEFT JOIN information_schema.statistics k
              ON k.table_schema = t.table_schema AND k.table_name = t.table_name
              AND k.index_name = 'PRIMARY' AND k.seq_in_index = 1
            WHERE t.table_type = 'BASE TABLE'
              AND t.table_schema NOT IN ('mysql', 'sys', 'information_schema', 'performance_schema')
            """;

    private MySqlPreflight() {}

    /** Every problem, each in one line. */
    static List<String> problems(Args args, TableSelection selection) {
        try (Connection connection = connect(args);
                Statement statement = connection.createStatement()) {
            return new ServerRules(args, selection).problems(facts(statement));
        } catch (SQLException e) {
            return List.of(told(args, e));
        }
    }

    /** Not by DriverManager, which does not see a driver that a cluster loads with the job. */
    private static Connection connect(Args args) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", args.username());
        properties.setProperty("password", args.password().value());
        properties.setProperty("connectTimeout", TIMEOUT_MILLIS);
        properties.setProperty("socketTimeout", TIMEOUT_MILLIS);
        properties.setProperty("queryInterceptors", BinaryLogStatus.class.getName());
        return new Driver().connect("jdbc:mysql://" + args.mysql() + "/", properties);
    }

    private static ServerFacts facts(Statement statement) throws SQLException {
        Map<String, String> variables = new HashMap<>();
        try (ResultSet rows = statement.executeQuery(VARIABLES)) {
            while (rows.next()) {
                variables.put(rows.getString(1).toLowerCase(Locale.ROOT), rows.getString(2));
            }
        }
        List<String> grants = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SHOW GRANTS")) {
            while (rows.next()) {
                grants.add(rows.getString(1));
            }
        }
        return new ServerFacts(variables, maySeeBinlogPosition(statement), grants, tables(statement));
    }

    private static boolean maySeeBinlogPosition(Statement statement) throws SQLException {
        try {
            statement.execute("SHOW MASTER STATUS");
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() == ACCESS_DENIED_TO_STATEMENT) {
                return false;
            }
            throw e;
        }
    }

    private static List<TableFacts> tables(Statement statement) throws SQLException {
        List<TableFacts> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(new TableFacts(new TableId(rows.getString(1), rows.getString(2)), rows.getBoolean(3)));
            }
        }
        return tables;
    }

    private static String told(Args args, SQLException e) {
        String reason = e.getMessage().lines().findFirst().orElse("");
        return e.getErrorCode() == ACCESS_DENIED_TO_USER
                ? "The MySQL server " + args.mysql() + " must accept the user " + args.username()
                        + " with the password given, but said: " + reason
                : "The MySQL server " + args.mysql() + " must be reachable, but the connection failed: " + reason;
    }
}
