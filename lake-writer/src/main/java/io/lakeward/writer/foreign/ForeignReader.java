// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.foreign;

import io.lakeward.event.EventFormatException;
import io.lakeward.event.EventHeaders;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads records that other programs wrote. It remembers the types that it saw in untyped ones: its changes must be used in
 * the order in which they were read. Not thread-safe.
 */
public final class ForeignReader {
    private final List<Format> formats;

    /** @param before what was known of an untyped table before the first record */
    public ForeignReader(Function<TableId, Optional<TableSchema>> before) {
        ContractJson contract = new ContractJson();
        InferredTables inferred = new InferredTables(before);
        formats = List.of(
                new DebeziumJson(inferred, contract), new CanalJson(contract), new MaxwellJson(inferred, contract));
    }

    /**
     * @param key the record's key, or null
     * @throws EventFormatException if the record is in no known format
     * @throws ForeignRowException if a row cannot be read
     */
    public ForeignMessage read(byte[] key, byte[] value) {
        JsonMessage message = JsonMessage.parse(value);
        return formats.stream()
                .filter(format -> format.matches(message))
                .findFirst()
                .orElseThrow(() -> new EventFormatException("A record must have the header " + EventHeaders.SCHEMA
                        + ", or be a change as Debezium, Canal or Maxwell writes it as JSON"))
                .read(key, message);
    }
}
