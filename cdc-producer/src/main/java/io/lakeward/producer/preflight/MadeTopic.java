// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import io.lakeward.producer.lock.TopicLock;

/**
 * The topic that the job writes.
 *
 * @param lock what its producer holds
 */
public record MadeTopic(int partitions, TopicLock lock) {}
