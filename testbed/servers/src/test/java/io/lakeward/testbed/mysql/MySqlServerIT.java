// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.testbed.local.Folders;
import io.lakeward.testbed.local.Ports;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MySqlServerIT {

    private static MySqlServer server;

    @BeforeAll
    static void start() {
        server = EmbeddedMySql.startTemporary(List.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void runsStatementsInOneSessionAndReturnsTypedRows() {
        // When
        server.execute(
                "create database shop",
                "use shop",
                "create table item (id int primary key, price decimal(10,2), at timestamp(3) null, note varchar(20))",
                "insert into item values (1, 125.12, '2026-01-02 03:04:05.678', '数据'), (2, null, null, null)");

        // Then
        List<Map<String, Object>> rows = server.query("select * from shop.item order by id");
        assertThat(rows.get(0))
                .containsExactly(
                        Map.entry("id", 1),
                        Map.entry("price", new BigDecimal("125.12")),
                        Map.entry("at", Timestamp.valueOf("2026-01-02 03:04:05.678")),
                        Map.entry("note", "数据"));
        assertThat(rows.get(1)).containsEntry("price", null).hasSize(4);
    }

    @Test
    void writesFullRowBinlogs() {
        // When
        List<Map<String, Object>> variables = server.query("show variables where variable_name in "
                + "('log_bin', 'binlog_format', 'binlog_row_image', 'binlog_row_metadata', 'time_zone')");

        // Then
        assertThat(variables)
                .extracting(row -> row.get("Value"))
                .containsExactlyInAnyOrder("ON", "ROW", "FULL", "FULL", "+00:00");
    }

    @Test
    void leastRightsUserMayReadAndReplicateButNotWrite() throws SQLException {
        // Given
        Login cdc = new Login(server.host(), server.port(), "cdc", "cdc");

        // When
        try (var connection = cdc.connect("");
                var statement = connection.createStatement()) {

            // Then
            assertThat(statement.executeQuery("show master status").next()).isTrue();
            assertThatThrownBy(() -> statement.execute("create database forbidden"))
                    .hasMessageContaining("Access denied for user 'cdc'");
        }
    }

    @Test
    void failedStatementIsNamed() {
        assertThatThrownBy(() -> server.execute("select 1", "selekt 2"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("You have an error in your SQL syntax")
                .hasMessageEndingWith("in: selekt 2");
    }

    @Test
    void aRestartKeepsDataAndAddress() {
        // Given
        int port = server.port();
        server.execute("create database kept");

        // When
        server.restart();

        // Then
        assertThat(server.port()).isEqualTo(port);
        assertThat(server.query("show databases like 'kept'")).hasSize(1);
    }

    @Test
    void closeLeavesNoProcessAndNoFolder() throws IOException, InterruptedException {
        // Given
        Path dir = Folders.temporary("lakeward-mysql-it");
        EmbeddedMySql other = EmbeddedMySql.start(dir, Ports.free(), List.of(), () -> Folders.delete(dir));
        ProcessHandle process = other.process();

        // When
        other.close();

        // Then
        assertThat(process.isAlive()).isFalse();
        assertThat(dir).doesNotExist();
    }
}
