// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.split;

import java.io.Serial;
import org.apache.flink.api.connector.source.SourceEvent;

/** The reader of the binlog has been given every page, so nothing of their tables can pass it before. */
final class BinlogMayStart implements SourceEvent {
    @Serial
    private static final long serialVersionUID = 1;
}
