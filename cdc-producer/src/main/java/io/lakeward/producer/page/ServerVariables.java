// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.debezium.connector.mysql.MySqlConnection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Global variables of the server. */
public final class ServerVariables {
    private ServerVariables() {}

    /** @return by name; those that the server does not have are missing */
    public static Map<String, String> of(MySqlConnection connection, String... names) throws SQLException {
        return connection.queryAndMap(
                "SHOW GLOBAL VARIABLES WHERE variable_name IN ('" + String.join("', '", names) + "')", rows -> {
                    Map<String, String> found = new HashMap<>();
                    while (rows.next()) {
                        found.put(rows.getString(1), rows.getString(2));
                    }
                    return found;
                });
    }
}
