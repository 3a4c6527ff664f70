// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import io.lakeward.event.TableId;
import io.lakeward.producer.cli.Args;
import io.lakeward.producer.cli.StartPosition;
import io.lakeward.producer.preflight.TableFacts.RowKey;
import java.util.List;
import java.util.stream.Collectors;

/** Says what it means that tables have no key. */
final class KeylessRules {
    private KeylessRules() {}

    /** @param selected the tables that are read */
    static List<Finding> findings(Args args, List<TableFacts> selected) {
        Findings findings = new Findings("tables");
        String nullable = names(selected, RowKey.NULLABLE);
        if (!nullable.isEmpty()) {
            findings.problem(
                    "A unique index must not hold NULL where there is no primary key, but these tables have such"
                            + " an index: " + nullable
                            + ": add a primary key, make the columns NOT NULL, or leave the tables out"
                            + " with --excludeTables");
        }
        String keyless = names(selected, RowKey.NONE);
        if (!keyless.isEmpty() && args.position() instanceof StartPosition.Snapshot) {
            findings.problem("Every table must have a primary key with -s snapshot, but these have none: " + keyless
                    + ": add one, leave them out with --excludeTables, or start with -s initial");
        } else if (!keyless.isEmpty()) {
            findings.warning(
                    "These tables have no primary key, so their rows are read all at once and are known by what"
                            + " is in them: " + keyless
                            + ": the task manager's memory must hold the biggest of them; better add"
                            + " a key");
        }
        return findings.all();
    }

    private static String names(List<TableFacts> tables, RowKey key) {
        return tables.stream()
                .filter(table -> table.key() == key)
                .map(TableFacts::id)
                .map(TableId::toString)
                .collect(Collectors.joining(", "));
    }
}
