// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.producer.cli.Args;
import io.lakeward.producer.cli.ArgsReader;
import io.lakeward.producer.cli.UserMistake;
import io.lakeward.producer.source.TableSelection;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreflightTest {
    @Test
    void whatCannotBeReachedIsToldOfBothEnds() throws UserMistake {
        // Given
        Args args = ArgsReader.read(
                        "-c file:///c -b no.such.host.invalid:1 -t t -h 127.0.0.1:1 -u cdc -P hidden -d d -T d.*"
                                .split(" ", -1),
                        Map.of())
                .orElseThrow();

        // When, Then
        assertThat(Preflight.report(args, TableSelection.of(args), "a job").problems())
                .containsExactly(
                        "The MySQL server 127.0.0.1:1 must be reachable, but the connection failed: "
                                + "Communications link failure",
                        "The topic t on the Kafka brokers no.such.host.invalid:1 must be usable, but was not: "
                                + "No resolvable bootstrap urls given in bootstrap.servers");
    }
}
