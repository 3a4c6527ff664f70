// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.encode;

/** The text of a JSON column as MySQL shows it: the snapshot reads it so, but Debezium leaves the blanks out of the binlog's. */
final class JsonText {
    private JsonText() {}

    /** Puts one blank behind every comma and colon that stands outside of a string and has none. */
    static String spaced(String json) {
        StringBuilder text = new StringBuilder(json.length() + 16);
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            text.append(c);
            if (quoted && c == '\\') {
                text.append(json.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == ':') && json.charAt(i + 1) != ' ') {
                text.append(' ');
            }
        }
        return text.toString();
    }
}
