// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.foreign;

/** How one program writes changes as JSON. Knows its records by their shape. */
sealed interface Format permits DebeziumJson, CanalJson, MaxwellJson {
    boolean matches(JsonMessage message);

    /**
     * @param key the record's key, or null
     * @throws io.lakeward.event.EventFormatException if the record is none that the program writes
     */
    ForeignMessage read(byte[] key, JsonMessage message);
}
