// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.script;

import io.lakeward.etl.error.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a script at its semicolons; quoted text, identifiers and comments may hold any character. */
final class Splitter {

    /** Whatever is not one of these is a plain character. A hint looks like a comment, but belongs to the statement. */
    private static final Pattern TOKEN = Pattern.compile(
            "(?<comment>--[^\n]*|/\\*(?!\\+).*?\\*/)|(?<quoted>'[^']*'|`[^`]*`|\"[^\"]*\"|/\\*\\+.*?\\*/)|(?<end>;)|(?<open>['`\"]|/\\*)",
            Pattern.DOTALL);

    private final String file;
    private final List<Statement> statements = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int line = 1;

    private Splitter(String file) {
        this.file = file;
    }

    static List<Statement> split(String file, String script) {
        var splitter = new Splitter(file);
        var matcher = TOKEN.matcher(script);
        int position = 0;
        while (matcher.find()) {
            splitter.text.append(script, position, matcher.start());
            position = matcher.end();
            splitter.take(matcher.group(), matcher.group("comment") != null, matcher.group("open") != null);
        }
        splitter.text.append(script, position, script.length());
        splitter.endStatement();
        return List.copyOf(splitter.statements);
    }

    private void take(String token, boolean comment, boolean open) {
        if (open) {
            throw new UserError(file + ":" + (line + newLines(text)) + ": " + token + " is opened and never closed");
        }
        if (comment) {
            text.append(' ').append("\n".repeat(newLines(token)));
        } else if (token.equals(";")) {
            endStatement();
        } else {
            text.append(token);
        }
    }

    private void endStatement() {
        var body = text.toString();
        var stripped = body.strip();
        if (!stripped.isEmpty()) {
            int leading = newLines(body.substring(0, body.indexOf(stripped)));
            statements.add(new Statement(file, line + leading, stripped));
        }
        line += newLines(body);
        text.setLength(0);
    }

    private static int newLines(CharSequence text) {
        return Math.toIntExact(text.chars().filter(c -> c == '\n').count());
    }
}
