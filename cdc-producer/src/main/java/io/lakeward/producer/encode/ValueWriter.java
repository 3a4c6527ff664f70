// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.encode;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes a column's value, never null, in the JSON form that {@link io.lakeward.event.ChangeJson} documents. */
@FunctionalInterface
interface ValueWriter {
    void write(JsonGenerator json, Object value) throws IOException;
}
