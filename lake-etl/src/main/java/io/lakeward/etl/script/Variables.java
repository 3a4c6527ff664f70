// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.script;

import io.lakeward.etl.error.UserError;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values in place of ${name}; a name without a value is a mistake, never an empty text. */
record Variables(Map<String, String> given, Map<String, String> environment) {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");

    Statement resolve(Statement statement) {
        var text = statement.text();
        return statement.withText(REFERENCE.matcher(text).replaceAll(match -> {
            var name = match.group(1);
            var value = given.getOrDefault(name, environment.get(name));
            if (value == null) {
                throw unset(statement, name, text.substring(0, match.start()));
            }
            return Matcher.quoteReplacement(value);
        }));
    }

    private UserError unset(Statement statement, String name, String before) {
        long line = statement.line() + before.chars().filter(c -> c == '\n').count();
        return new UserError(statement.file() + ":" + line + ": the variable ${" + name + "} must be set by --var "
                + name + "=<value>, --varFile or the environment, but given are: " + new TreeSet<>(given.keySet()));
    }
}
