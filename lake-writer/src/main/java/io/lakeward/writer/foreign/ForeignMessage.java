// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.foreign;

import java.util.List;

/** What a record that another program wrote says. */
public sealed interface ForeignMessage {
    /** It says nothing of a row: a heartbeat, the begin of a transaction. */
    ForeignMessage NOTHING = new Rows(List.of());

    /** Changes of rows, in order. */
    record Rows(List<ForeignChange> changes) implements ForeignMessage {
        public Rows {
            changes = List.copyOf(changes);
        }
    }

    /** A statement that changed a table or a database. */
    record Statement(String database, String text) implements ForeignMessage {}
}
