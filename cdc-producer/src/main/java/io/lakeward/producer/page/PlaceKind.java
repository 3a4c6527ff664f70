// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.debezium.connector.mysql.MySqlConnection;
import java.sql.SQLException;
import java.util.HashMap;
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
        Map<String, String> variables =
                session.queryAndMap("SHOW GLOBAL VARIABLES WHERE variable_name IN ('version', 'gtid_mode')", rows -> {
                    Map<String, String> found = new HashMap<>();
                    while (rows.next()) {
                        found.put(rows.getString(1), rows.getString(2));
                    }
                    return found;
                });
        if (variables.getOrDefault("version", "").contains("MariaDB")) {
            return VIEW;
        }
        return "ON".equals(variables.get("gtid_mode")) ? GTIDS : END;
    }
}
