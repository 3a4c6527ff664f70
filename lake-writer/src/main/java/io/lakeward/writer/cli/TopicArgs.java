// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import java.util.Optional;

/**
 * What to read.
 *
 * @param consumerGroup the group id that the brokers see; progress does not depend on it
 * @param fromStart whether the first start reads the topic from its beginning, or only what comes from then on
 * @param maxRecords the most records of one micro-batch
 */
public record TopicArgs(
        KafkaArgs kafka, String name, Optional<String> consumerGroup, boolean fromStart, long maxRecords) {}
