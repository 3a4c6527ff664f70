// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.job;

import io.lakeward.etl.error.UserError;
import io.lakeward.etl.script.Statement;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.table.api.SqlParserException;
import org.apache.flink.table.api.TableException;
import org.apache.flink.table.api.ValidationException;
import org.apache.hudi.exception.HoodieException;

/** Turns what Flink says about a statement, often a page, into one line with the statement's place. */
final class SqlErrors {

    /** Flink says so once per layer. */
    private static final Pattern REPEATED = Pattern.compile("SQL (validation|parse) failed\\. ");

    private static final Pattern MISSING = Pattern.compile("Object '([^']+)' not found");
    private static final Pattern NO_SINK = Pattern.compile("Cannot find table '`[^`]+`\\.`[^`]+`\\.`([^`]+)`'");

    private SqlErrors() {}

    /** The table that a statement missed. */
    static Optional<String> missingObject(String message) {
        return Stream.of(MISSING, NO_SINK)
                .map(pattern -> pattern.matcher(message))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    /** Only refusals of the statement are the user's; anything else is passed on as it is. */
    static <T> T locate(Statement statement, Supplier<T> action) {
        try {
            return action.get();
        } catch (UserError | SqlParserException | ValidationException | TableException | HoodieException e) {
            throw new UserError(statement.where() + ": " + message(e), e);
        }
    }

    static String message(Throwable error) {
        var message = new StringBuilder();
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof UserError) {
                return cause.getMessage();
            }
            var part = cause.getMessage() == null ? "" : firstParagraph(cause.getMessage());
            if (message.indexOf(part) < 0) {
                message.append(message.isEmpty() ? "" : ": ").append(part);
            }
        }
        return withHint(REPEATED.matcher(message).replaceAll(""));
    }

    private static String withHint(String message) {
        return message.contains("' not found") && message.contains("Object '")
                ? message + "; a table must be in the lake as <lake>/<database>/<table>, or declared before its use"
                : message;
    }

    private static String firstParagraph(String text) {
        return text.lines()
                .takeWhile(line -> !line.isBlank() && !line.startsWith("Was expecting"))
                .map(String::strip)
                .collect(Collectors.joining(" "));
    }
}
