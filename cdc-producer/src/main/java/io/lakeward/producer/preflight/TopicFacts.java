// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the preflight has to know of a topic.
 *
 * @param config empty if the user may not see it
 * @param missing what the user may not do with the topic of what the job does
 */
record TopicFacts(int partitions, Optional<Map<String, String>> config, Set<String> missing) {}
