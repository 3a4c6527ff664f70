// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.Function;

/** Makes of a value that is not NULL what the contract has for its type, see {@link io.lakeward.event.ChangeJson}. */
@FunctionalInterface
interface ValueForm {
    /** An integer, or text in which any type reads its values. */
    ValueForm SAME = value -> value.isIntegralNumber() ? value : TextNode.valueOf(asText(value));

    /** @return null for NULL */
    JsonNode of(JsonNode value);

    static ValueForm text(Function<JsonNode, String> text) {
        return value -> {
            String read = text.apply(value);
            return read == null ? null : TextNode.valueOf(read);
        };
    }

    /** What is in an object or array is JSON. */
    static String asText(JsonNode value) {
        return value.isContainerNode() ? value.toString() : value.asText();
    }
}
