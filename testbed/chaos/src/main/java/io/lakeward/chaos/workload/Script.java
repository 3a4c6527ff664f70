// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.workload;

import java.util.List;

/** The statements of a transaction and how it ends. */
public record Script(List<String> statements, Ending ending) {

    public Script {
        statements = List.copyOf(statements);
    }

    /** AUTOCOMMIT: each statement is a transaction of its own. */
    public enum Ending {
        AUTOCOMMIT,
        COMMIT,
        ROLLBACK
    }
}
