// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import java.time.Duration;
import java.util.Optional;

/**
 * What is to be looked at, and how it is told.
 *
 * @param maxLag how long a record may wait before somebody should look
 * @param watch whether to look again and again
 * @param html the file for a page
 */
public record StatusArgs(
        KafkaArgs kafka,
        String topic,
        String lakePath,
        Optional<Duration> maxLag,
        boolean watch,
        boolean json,
        Optional<String> html) {}
