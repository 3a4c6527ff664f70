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
    private static final Map<String, String> GOOD =
            Map.of("log_bin", "ON", "binlog_format", "ROW", "binlog_row_image", "FULL");
    private static final List<String> GRANTS =
            List.of("GRANT SELECT, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO `cdc`@`%`");
    private static final TableFacts USER = new TableFacts(new TableId("db1", "user"), true);
    private static final TableFacts KEYLESS = new TableFacts(new TableId("db1", "log"), false);
    private static final TableFacts ELSEWHERE = new TableFacts(new TableId("db2", "log"), false);

    @Test
    void aServerInOrderHasNoProblems() throws UserMistake {
        assertThat(problems(new ServerFacts(GOOD, true, GRANTS, List.of(USER, ELSEWHERE))))
                .isEmpty();
        assertThat(problems(new ServerFacts(Map.of(), true, List.of("GRANT `reader`@`%` TO `cdc`@`%`"), List.of(USER))))
                .isEmpty();
    }

    @Test
    void everyProblemIsToldAtOnce() throws UserMistake {
        Map<String, String> bad = Map.of("log_bin", "OFF", "binlog_format", "MIXED", "binlog_row_image", "MINIMAL");

        assertThat(problems(new ServerFacts(bad, false, List.of("GRANT USAGE ON *.* TO x"), List.of(USER, KEYLESS))))
                .containsExactly(
                        "The MySQL server db:3306 must have log_bin=ON, but had OFF: set it in the server's "
                                + "configuration and restart the server",
                        "The MySQL server db:3306 must have binlog_format=ROW, but had MIXED: set it in the server's "
                                + "configuration and restart the server",
                        "The MySQL server db:3306 must have binlog_row_image=FULL, but had MINIMAL: set it in the "
                                + "server's configuration and restart the server",
                        "The MySQL user cdc on db:3306 must have the grant REPLICATION CLIENT, REPLICATION SLAVE, but "
                                + "has not: run GRANT REPLICATION CLIENT, REPLICATION SLAVE ON *.* TO it",
                        "Every table that -T selects must have a primary key, but these on db:3306 have none: db1.log:"
                                + " add one, or select without them");
    }

    @Test
    void aSelectionOfNothingIsTold() throws UserMistake {
        assertThat(problems(new ServerFacts(GOOD, true, GRANTS, List.of(ELSEWHERE))))
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
