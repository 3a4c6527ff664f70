// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import java.io.Serializable;

/** The sequence numbers of the first and the last change that a schema types. */
record SchemaUse(long first, long last) implements Serializable {
    static SchemaUse at(long sequence) {
        return new SchemaUse(sequence, sequence);
    }

    SchemaUse and(SchemaUse other) {
        return new SchemaUse(Math.min(first, other.first), Math.max(last, other.last));
    }
}
