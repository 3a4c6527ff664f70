// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.cli;

import io.lakeward.event.TableId;
import java.util.List;

/**
 * Which tables are to be read again.
 *
 * @param brokers of the producer
 * @param topic of the producer
 * @param kafka for the clients
 */
public record ResyncArgs(String brokers, String topic, List<TableId> tables, Settings kafka) {
    public ResyncArgs {
        tables = List.copyOf(tables);
    }
}
