// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;

/** A record on the topic does not keep the contract; the message says in what. */
public final class EventFormatException extends RuntimeException {
    public EventFormatException(String message) {
        super(message);
    }

    /**
     * Says where, and leaves out what the parser says: that quotes the record.
     *
     * @param what is not JSON
     */
    public static EventFormatException notJson(String what, IOException cause) {
        String place = "";
        if (cause instanceof JsonProcessingException json && json.getLocation() != null) {
            place = " (line " + json.getLocation().getLineNr() + ", column "
                    + json.getLocation().getColumnNr() + ")";
        }
        return new EventFormatException(what + " must be JSON, but is not" + place);
    }

    public EventFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
