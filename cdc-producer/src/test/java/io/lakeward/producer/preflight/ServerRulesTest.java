// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.event.TableId;
import io.lakeward.producer.cli.Args;
import io.lakeward.producer.cli.ArgsReader;
import io.lakeward.producer.cli.UserMistake;
import io.lakeward.producer.source.TableSelection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerRulesTest {
    private static final List<String> GRANTS =
            List.of("GRANT SELECT, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO `cdc`@`%`");
    private static final TableFacts USER = new TableFacts(new TableId("db1", "user"), true);
    private static final TableFacts KEYLESS = new TableFacts(new TableId("db1", "log"), false);
    private static final TableFacts ELSEWHERE = new TableFacts(new TableId("db2", "log"), false);

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
                                + "has not: run GRANT REPLICATION CLIENT, REPLICATION SLAVE ON *.* TO it",
                        "Every table that -T selects must have a primary key, but these on db:3306 have none: db1.log:"
                                + " add one, or select without them");
    }

    @Test
    void aSelectionOfNothingIsTold() throws UserMistake {
        assertThat(problems(new ServerFacts(true, GRANTS, List.of(ELSEWHERE), List.of())))
                .containsExactly("-d db1 with -T db1.* must select at least one table of db:3306 that user cdc can see,"
                        + " but selected none");
    }

    private static List<String> problems(ServerFacts facts) throws UserMistake {
        Args args = ArgsReader.read(
                        "-c file:///c -b k:1 -t t -h db -u cdc -P p -d db1 -T db1.*".split(" ", -1), Map.of())
                .orElseThrow();
        return new ServerRules(args, TableSelection.of(args)).problems(facts);
    }
}
