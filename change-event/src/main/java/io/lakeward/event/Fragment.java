// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Fields that are the same in all records of a table, encoded once, to be written raw. */
final class Fragment {
    private Fragment() {}

    /** Without the brace before them; what they open stays open. */
    static SerializableString of(RowWriter fields) {
        StringWriter text = new StringWriter();
        try {
            JsonGenerator json =
                    new JsonFactory().createGenerator(text).disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            json.writeStartObject();
            fields.writeFields(json);
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SerializedString(text.toString().substring(1));
    }

    /** In front of other fields. */
    static SerializableString before(RowWriter fields) {
        return new SerializedString(of(fields).getValue() + ",");
    }

    /** Behind other fields. */
    static SerializableString behind(RowWriter fields) {
        return new SerializedString("," + of(fields).getValue());
    }
}
