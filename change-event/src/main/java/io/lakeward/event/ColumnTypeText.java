// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes and reads a {@link ColumnType} in MySQL's own notation. */
final class ColumnTypeText {
    private static final Pattern TYPE =
            Pattern.compile("([A-Za-z][A-Za-z0-9_ ]*?)\\s*(?:\\((.*)\\))?\\s*( UNSIGNED)?", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("'((?:[^']|'')*)'");

    private ColumnTypeText() {}

    static String write(ColumnType type) {
        StringBuilder text = new StringBuilder(type.name());
        if (!type.values().isEmpty()) {
            text.append(type.values().stream()
                    .map(value -> "'" + value.replace("'", "''") + "'")
                    .collect(Collectors.joining(",", "(", ")")));
        } else if (type.length() >= 0) {
            text.append('(').append(type.length());
            if (type.scale() >= 0) {
                text.append(',').append(type.scale());
            }
            text.append(')');
        }
        return type.unsigned() ? text.append(" UNSIGNED").toString() : text.toString();
    }

    static ColumnType parse(String text) {
        Matcher matcher = TYPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("A column type must read like DECIMAL(10,2), but was: " + text);
        }
        String arguments = matcher.group(2);
        boolean unsigned = matcher.group(3) != null;
        if (arguments == null) {
            return new ColumnType(matcher.group(1), -1, -1, unsigned, List.of());
        }
        if (arguments.startsWith("'")) {
            return new ColumnType(matcher.group(1), -1, -1, unsigned, members(arguments));
        }
        return sized(matcher.group(1), arguments, unsigned, text);
    }

    private static ColumnType sized(String name, String arguments, boolean unsigned, String text) {
        String[] sizes = arguments.split(",", -1);
        try {
            int length = Integer.parseInt(sizes[0].strip());
            int scale = sizes.length > 1 ? Integer.parseInt(sizes[1].strip()) : -1;
            return new ColumnType(name, length, scale, unsigned, List.of());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The size of a column type must be a number, but was: " + text, e);
        }
    }

    private static List<String> members(String arguments) {
        List<String> values = new ArrayList<>();
        Matcher matcher = QUOTED.matcher(arguments);
        while (matcher.find()) {
            values.add(matcher.group(1).replace("''", "'"));
        }
        return values;
    }
}
