// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.event.TableId;
import io.lakeward.producer.cli.Args;
import io.lakeward.producer.cli.ArgsReader;
import io.lakeward.producer.cli.UserMistake;
import io.lakeward.producer.preflight.TableFacts.RowKey;
import io.lakeward.producer.source.TableSelection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerRulesTest {
    private static final List<String> GRANTS =
            List.of("GRANT SELECT, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO `cdc`@`%`");
    private static final TableFacts USER = new TableFacts(new TableId("db1", "user"), RowKey.KEY);
    private static final TableFacts KEYLESS = new TableFacts(new TableId("db1", "log"), RowKey.NONE);
    private static final TableFacts ELSEWHERE = new TableFacts(new TableId("db2", "log"), RowKey.NONE);
    private static final TableFacts NULLABLE = new TableFacts(new TableId("db1", "mail"), RowKey.NULLABLE);

    @Test
    void aServerInOrderHasNoProblems() throws UserMistake {
        assertThat(problems(new ServerFacts(true, GRANTS, List.of(USER, ELSEWHERE), List.of())))
                .isEmpty();
        assertThat(problems(
                        new ServerFacts(true, List.of("GRANT `reader`@`%` TO `cdc`@`%`"), List.of(USER), List.of())))
                .isEmpty();
    }

    @Test
    void everyProblemIsToldAtOnce() throws UserMistake {
        ServerFacts bad =
                new ServerFacts(false, List.of("GRANT USAGE ON *.* TO x"), List.of(USER, KEYLESS), List.of(USER.id()));

        assertThat(problems(bad))
                .containsExactly(
                        "The MySQL user cdc on db:3306 must have the grant SELECT on every selected table, but has not"
                                + " on: db1.user: run GRANT SELECT, or select without them",
                        "The MySQL user cdc on db:3306 must have the grant REPLICATION CLIENT, REPLICATION SLAVE, but "
                                + "has not: run GRANT REPLICATION CLIENT, REPLICATION SLAVE ON *.* TO it");
    }

    @Test
    void aSelectionOfNothingIsTold() throws UserMistake {
        assertThat(problems(new ServerFacts(true, GRANTS, List.of(ELSEWHERE), List.of())))
                .containsExactly("-d db1 with -T db1.* must select at least one table of db:3306 that user cdc can see,"
                        + " but selected none");
    }

    @Test
    void aTableWithoutAKeyIsToldOfAndRefusedOnlyWhereItCannotBeRead() throws UserMistake {
        assertThat(KeylessRules.findings(args(""), List.of(USER))).isEmpty();
        assertThat(KeylessRules.findings(args(""), List.of(USER, KEYLESS)))
                .containsExactly(Finding.warning(
                        "tables",
                        "These tables have no primary key, so their rows are read all at once and are known by what is in"
                                + " them: db1.log: the task manager's memory must hold the biggest of them; better add a"
                                + " key"));
        assertThat(KeylessRules.findings(args(""), List.of(USER, NULLABLE)))
                .containsExactly(Finding.problem(
                        "tables",
                        "A unique index must not hold NULL where there is no primary key, but these tables have such an"
                                + " index: db1.mail: add a primary key, make the columns NOT NULL, or leave the tables out"
                                + " with --excludeTables"));
        assertThat(KeylessRules.findings(args(" -s snapshot"), List.of(USER, KEYLESS)))
                .containsExactly(Finding.problem(
                        "tables",
                        "Every table must have a primary key with -s snapshot, but these have none: db1.log: add one,"
                                + " leave them out with --excludeTables, or start with -s initial"));
    }

    private static List<String> problems(ServerFacts facts) throws UserMistake {
        Args args = args("");
        return new ServerRules(args, TableSelection.of(args)).problems(facts);
    }

    private static Args args(String more) throws UserMistake {
        String line = "-c file:///c -b k:1 -t t -h db -u cdc -P p -d db1 -T db1.*" + more;
        return ArgsReader.read(line.split(" ", -1), Map.of()).orElseThrow();
    }
}
