// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.debezium.connector.mysql.MySqlConnection;
import java.sql.SQLException;
import java.util.Map;

/** What a server tells of the place of its binlog that a view of the data belongs to. */
enum PlaceKind {
    /** MariaDB: the place itself. */
    VIEW,
    /** The transactions that queries see, and those that are on their way. */
    GTIDS,
    /** Nothing but where the binlog ends now. */
    END;

    static PlaceKind of(MySqlConnection session) throws SQLException {
        Map<String, String> variables = ServerVariables.of(session, "version", "gtid_mode");
        if (variables.getOrDefault("version", "").contains("MariaDB")) {
            return VIEW;
        }
        return "ON".equals(variables.get("gtid_mode")) ? GTIDS : END;
    }
}
