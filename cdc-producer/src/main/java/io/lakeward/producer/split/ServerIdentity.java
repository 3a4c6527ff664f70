// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.split;

import io.debezium.connector.mysql.MySqlConnection;
import io.lakeward.producer.UnrecoverableException;
import io.lakeward.producer.page.ServerVariables;
import java.sql.SQLException;
import java.util.Map;
import org.apache.flink.cdc.connectors.mysql.debezium.DebeziumUtils;
import org.apache.flink.cdc.connectors.mysql.source.config.MySqlSourceConfig;

/**
 * Whose binlog positions they are. A file and a position mean nothing at another server, whose files may have the same
 * names; a GTID set means the same everywhere.
 *
 * @param id empty where positions are GTID sets, or the server has no identity
 */
record ServerIdentity(String id) {
    static final ServerIdentity ANY = new ServerIdentity("");

    static ServerIdentity read(MySqlSourceConfig config) {
        try (MySqlConnection connection = DebeziumUtils.createMySqlConnection(config)) {
            Map<String, String> variables = ServerVariables.of(connection, "gtid_mode", "server_uuid", "server_uid");
            return "ON".equals(variables.get("gtid_mode"))
                    ? ANY
                    : new ServerIdentity(
                            variables.getOrDefault("server_uuid", variables.getOrDefault("server_uid", "")));
        } catch (SQLException e) {
            throw new IllegalStateException("The server could not be asked who it is: " + e.getMessage(), e);
        }
    }

    /** Fails the job for good if it was read from another server than this one. */
    void require(ServerIdentity now, MySqlSourceConfig config) {
        if (!id.isEmpty() && !now.id.isEmpty() && !id.equals(now.id)) {
            throw new UnrecoverableException("The job must go on at the server that it read (" + id + "), but "
                    + config.getHostname() + ":" + config.getPort() + " is another one (" + now.id
                    + "), and without GTIDs a binlog position means nothing there. Resume the job against the first"
                    + " server, or start it without the checkpoint or savepoint, with -s initial; if it is a copy with"
                    + " the same binlogs, with -s file:FILE:POSITION");
        }
    }
}
