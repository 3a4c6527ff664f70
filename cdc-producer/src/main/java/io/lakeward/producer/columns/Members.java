// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.columns;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The members of an ENUM or SET. Debezium hands them on, and the binlog's values with them, as the statement that made
 * the table spells them, with a backslash before each comma too; the snapshot's values come as MySQL shows them.
 */
public final class Members {
    private final Map<String, String> bySpelling = new LinkedHashMap<>();
    private final Set<String> names;

    private Members(List<String> spellings) {
        spellings.forEach(spelling -> bySpelling.put(spelling, unescaped(spelling)));
        names = new HashSet<>(bySpelling.values());
    }

    /** @param joined the spellings with commas between them */
    public static Members of(String joined) {
        List<String> spellings = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < joined.length(); i++) {
            char c = joined.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == ',') {
                spellings.add(joined.substring(start, i));
                start = i + 1;
            }
        }
        spellings.add(joined.substring(start));
        return new Members(spellings);
    }

    List<String> names() {
        return List.copyOf(bySpelling.values());
    }

    /** The member that a value stands for, whichever way it came. */
    public String name(String value) {
        return names.contains(value) ? value : bySpelling.getOrDefault(value, value);
    }

    /** @param literal a member between quotes, as in a statement */
    static String ofLiteral(String literal) {
        return literal.length() >= 2 && literal.startsWith("'") && literal.endsWith("'")
                ? unescaped(literal.substring(1, literal.length() - 1).replace("''", "'"))
                : literal;
    }

    private static String unescaped(String spelling) {
        if (spelling.indexOf('\\') < 0) {
            return spelling;
        }
        StringBuilder text = new StringBuilder(spelling.length());
        for (int i = 0; i < spelling.length(); i++) {
            char c = spelling.charAt(i);
            text.append(c == '\\' && i + 1 < spelling.length() ? meant(spelling.charAt(++i)) : c);
        }
        return text.toString();
    }

    private static char meant(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case '0' -> '\0';
            case 'Z' -> '\032';
            default -> escaped;
        };
    }
}
