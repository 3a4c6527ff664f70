// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import io.lakeward.producer.cli.Args;
import io.lakeward.producer.cli.StartPosition;
import io.lakeward.producer.source.ColumnSelection;
import io.lakeward.producer.source.MySqlLogin;
import io.lakeward.producer.source.TableSelection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks the MySQL server. */
final class MySqlPreflight {
    private static final String SUBJECT = "MySQL";
    private static final int ACCESS_DENIED_TO_USER = 1045;

    private final Args args;
    private final TableSelection selection;
    private final Server server;

    private MySqlPreflight(Args args, TableSelection selection, Server server) {
        this.args = args;
        this.selection = selection;
        this.server = server;
    }

    static List<Finding> findings(Args args, TableSelection selection) {
        try (Connection connection = MySqlLogin.of(args).connect();
                Statement statement = connection.createStatement()) {
            return new MySqlPreflight(args, selection, new Server(connection, statement)).findings();
        } catch (SQLException e) {
            return List.of(Finding.problem(SUBJECT, told(args, e)));
        }
    }

    private List<Finding> findings() throws SQLException {
        Map<String, String> variables = server.variables();
        List<Finding> findings = new ArrayList<>(new BinlogRules(args).findings(variables));
        List<TableFacts> tables = server.tables();
        List<TableFacts> selected =
                tables.stream().filter(table -> selection.includes(table.id())).toList();
        ServerFacts facts = new ServerFacts(
                server.maySeeBinlogPosition(),
                server.grants(),
                tables,
                server.unreadable(selected.stream().map(TableFacts::id).toList()));
        List<String> problems = new ServerRules(args, selection).problems(facts);
        if (problems.isEmpty()) {
            findings.add(Finding.ok(
                    SUBJECT,
                    args.mysql() + ", version " + variables.get("version") + ", user " + args.username() + ", "
                            + selected.size() + " tables selected"));
        }
        problems.forEach(problem -> findings.add(Finding.problem(SUBJECT, problem)));
        findings.addAll(KeylessRules.findings(args, selected));
        ColumnSelection columns = ColumnSelection.of(args);
        if (!columns.isEverything()) {
            findings.addAll(ColumnRules.findings(
                    columns,
                    server.columns(selected.stream().map(TableFacts::id).toList())));
        }
        findings.addAll(ServerIdRules.findings(args, server.replicas()));
        if (facts.maySeeBinlogPosition()) {
            findings.addAll(new PositionRules(args, positionFacts(variables)).findings());
        }
        return findings;
    }

    private PositionFacts positionFacts(Map<String, String> variables) throws SQLException {
        boolean mariaDb = server.isMariaDb();
        Map<String, Long> binlogs = server.binlogs();
        Optional<Instant> oldest = args.position() instanceof StartPosition.Timestamp && !binlogs.isEmpty()
                ? OldestBinlog.beginning(args, binlogs.keySet().iterator().next())
                : Optional.empty();
        Optional<PositionFacts.GtidFacts> gtids = args.position() instanceof StartPosition.Gtid gtid && !mariaDb
                ? Optional.of(server.gtids(gtid.set(), variables.getOrDefault("gtid_mode", "OFF")))
                : Optional.empty();
        return new PositionFacts(mariaDb, binlogs, oldest, gtids, server.now());
    }

    private static String told(Args args, SQLException e) {
        String reason = e.getMessage().lines().findFirst().orElse("");
        return e.getErrorCode() == ACCESS_DENIED_TO_USER
                ? "The MySQL server " + args.mysql() + " must accept the user " + args.username()
                        + " with the password given, but said: " + reason
                : "The MySQL server " + args.mysql() + " must be reachable, but the connection failed: " + reason
                        + cause(args, e);
    }

    /** What is wrong with a certificate stands at the end of the causes. */
    private static String cause(Args args, SQLException e) {
        Throwable last = e;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return args.tls().isEmpty() || last == e ? "" : " (" + last.getMessage() + ")";
    }
}
