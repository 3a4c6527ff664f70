// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import io.lakeward.event.TableId;
import io.lakeward.producer.cli.Args;
import io.lakeward.producer.source.TableSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Decides whether a server can be read; knows no connection. */
final class ServerRules {
    private final Args args;
    private final TableSelection selection;

    ServerRules(Args args, TableSelection selection) {
        this.args = args;
        this.selection = selection;
    }

    /** Every problem, each in one line. */
    List<String> problems(ServerFacts facts) {
        List<String> problems = new ArrayList<>();
        requireGrants(problems, facts);
        requireTables(problems, facts);
        return problems;
    }

    private void requireGrants(List<String> problems, ServerFacts facts) {
        List<String> missing = new ArrayList<>();
        if (!facts.maySeeBinlogPosition()) {
            missing.add("REPLICATION CLIENT");
        }
        // Roles are shown by name only: what they hold is found when the binlog is read.
        boolean hasRoles = facts.grants().stream().anyMatch(grant -> !grant.contains(" ON "));
        boolean mayReadBinlog = facts.grants().stream()
                .anyMatch(grant -> grant.contains("REPLICATION SLAVE") || grant.startsWith("GRANT ALL PRIVILEGES"));
        if (!mayReadBinlog && !hasRoles) {
            missing.add("REPLICATION SLAVE");
        }
        if (!facts.unreadable().isEmpty()) {
            problems.add("The MySQL user " + args.username() + " on " + args.mysql()
                    + " must have the grant SELECT on every selected table, but has not on: "
                    + facts.unreadable().stream().map(TableId::toString).collect(Collectors.joining(", "))
                    + ": run GRANT SELECT, or select without them");
        }
        if (!missing.isEmpty()) {
            String grants = String.join(", ", missing);
            problems.add("The MySQL user " + args.username() + " on " + args.mysql() + " must have the grant " + grants
                    + ", but has not: run GRANT " + grants + " ON *.* TO it");
        }
    }

    private void requireTables(List<String> problems, ServerFacts facts) {
        List<TableFacts> selected = facts.tables().stream()
                .filter(table -> selection.includes(table.id()))
                .toList();
        if (selected.isEmpty()) {
            problems.add("-d " + String.join(",", args.databases()) + " with -T " + String.join(",", args.tables())
                    + " must select at least one table of " + args.mysql() + " that user " + args.username()
                    + " can see, but selected none");
        }
    }
}
