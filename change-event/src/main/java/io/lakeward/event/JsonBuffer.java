// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Where JSON is written, one value after another: making a generator for each would cost as much as a small row. Not
 * thread-safe; after a failure it cannot be used any more.
 */
public final class JsonBuffer {
    private static final int FIRST_BYTES = 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST_BYTES);
    private final JsonGenerator json;

    public JsonBuffer() {
        try {
            json = new JsonFactory().createGenerator(bytes).setRootValueSeparator(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one value that the writer writes. */
    byte[] write(RowWriter value) {
        bytes.reset();
        try {
            value.writeFields(json);
            json.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
