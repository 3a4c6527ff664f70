// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.lock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/** MySQL's locks by name. They need no grant, and end with the connection that holds them. */
public final class NamedLocks {
    private static final long TAKEN = 1;

    private NamedLocks() {}

    /**
     * Does not wait.
     *
     * @return whether the connection has it now
     * @throws SQLException if the server gives no locks, among others
     */
    public static boolean take(Connection connection, String name) throws SQLException {
        return number(connection, "SELECT GET_LOCK(?, 0)", name)
                        .orElseThrow(
                                () -> new SQLException("The server does not say whether it gives the lock " + name))
                == TAKEN;
    }

    /** The id of the connection that has it. */
    public static OptionalLong holder(Connection connection, String name) throws SQLException {
        return number(connection, "SELECT IS_USED_LOCK(?)", name);
    }

    static boolean isHeldBy(Connection connection, String name) throws SQLException {
        return number(connection, "SELECT IS_USED_LOCK(?) = CONNECTION_ID()", name)
                        .orElse(0)
                == TAKEN;
    }

    private static OptionalLong number(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                long number = rows.getLong(1);
                return rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
            }
        }
    }
}
