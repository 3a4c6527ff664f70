// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.run;

/**
 * How our writer is run.
 *
 * @param triggerSeconds between its micro-batches, and the floor's
 * @param tableType COW or MOR
 * @param profile whether it writes a flight recording
 */
public record WriterSetup(int triggerSeconds, String tableType, boolean profile) {}
