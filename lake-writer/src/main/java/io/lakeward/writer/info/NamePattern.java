// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.info;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names of databases or tables: one name, a text in which {@code *} stands for any letters, or a regular expression
 * between slashes.
 */
record NamePattern(String text) implements Serializable {
    private static final Pattern GROUP_NAME = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

    /** @throws IllegalArgumentException if it is no regular expression between the slashes; says what it must be */
    NamePattern {
        try {
            Pattern.compile(regex(text));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "must be a regular expression between its slashes, but was: " + text + " (" + e.getDescription()
                            + ")",
                    e);
        }
    }

    boolean isExact() {
        return !isRegex() && text.indexOf('*') < 0;
    }

    /** The regular expression's groups by name if the name matches. */
    Optional<Map<String, String>> match(String name) {
        Matcher matcher = Pattern.compile(regex(text)).matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> groups = new LinkedHashMap<>();
        for (String group : groups()) {
            groups.put(group, Optional.ofNullable(matcher.group(group)).orElse(""));
        }
        return Optional.of(groups);
    }

    Set<String> groups() {
        Set<String> groups = new LinkedHashSet<>();
        if (isRegex()) {
            GROUP_NAME.matcher(text).results().forEach(found -> groups.add(found.group(1)));
        }
        return groups;
    }

    private boolean isRegex() {
        return isRegex(text);
    }

    private static boolean isRegex(String text) {
        return text.length() > 1 && text.startsWith("/") && text.endsWith("/");
    }

    private static String regex(String text) {
        return isRegex(text)
                ? text.substring(1, text.length() - 1)
                : Stream.of(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    }

    @Override
    public String toString() {
        return text;
    }
}
