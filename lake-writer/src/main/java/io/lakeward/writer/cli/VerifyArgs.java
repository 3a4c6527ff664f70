// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is to be compared, and how.
 *
 * @param tables names of source tables, {@code *} stands for any letters; all that the lake has if empty
 * @param settle after which time a change of the source must be on the topic
 * @param timeout after which time a table that is not settled counts as not verified
 * @param shown how many differing rows are shown of a table
 * @param alerts who is told if the lake is not equal
 * @param repair whether the producer is asked to read differing tables again
 */
public record VerifyArgs(
        KafkaArgs kafka,
        String topic,
        String lakePath,
        Optional<String> tableInfo,
        SourceArgs source,
        List<String> tables,
        Duration settle,
        Duration timeout,
        int shown,
        boolean repair,
        boolean json,
        Optional<String> html,
        Optional<AlertArgs> alerts) {
    public VerifyArgs {
        tables = List.copyOf(tables);
    }

    /** Where MySQL is, and who asks. */
    public record SourceArgs(String address, String user, String password, String sslMode) {
        @Override
        public String toString() {
            return user + "@" + address;
        }
    }
}
