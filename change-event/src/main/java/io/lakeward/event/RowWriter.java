// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes a row, or its key, as the fields of a JSON object that is already open. */
@FunctionalInterface
public interface RowWriter {
    void writeFields(JsonGenerator json) throws IOException;
}
