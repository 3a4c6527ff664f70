// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.source;

import io.lakeward.producer.cli.StartPosition;
import org.apache.flink.cdc.connectors.mysql.table.StartupOptions;

/** The start position in the connector's words. */
final class Startup {
    private Startup() {}

    static StartupOptions of(StartPosition position) {
        if (position instanceof StartPosition.Initial) {
            return StartupOptions.initial();
        }
        if (position instanceof StartPosition.Snapshot) {
            return StartupOptions.snapshot();
        }
        if (position instanceof StartPosition.Latest) {
            return StartupOptions.latest();
        }
        if (position instanceof StartPosition.Earliest) {
            return StartupOptions.earliest();
        }
        if (position instanceof StartPosition.Timestamp timestamp) {
            // Without GTIDs the connector leaves out the changes of the very second that it is given; with GTIDs the
            // second before comes too.
            return StartupOptions.timestamp(timestamp.from().minusSeconds(1).toEpochMilli());
        }
        if (position instanceof StartPosition.Gtid gtid) {
            return StartupOptions.specificOffset(gtid.set());
        }
        if (position instanceof StartPosition.BinlogPlace place) {
            return StartupOptions.specificOffset(place.file(), place.position());
        }
        throw new IllegalArgumentException("unknown start position: " + position);
    }
}
