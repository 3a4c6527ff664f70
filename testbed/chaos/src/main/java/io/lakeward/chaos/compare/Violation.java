// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.compare;

/** A way in which the lake is not what it must be: where and what. */
public record Violation(int fence, String table, String what) {

    private static final int LONGEST = 600;

    @Override
    public String toString() {
        return "fence " + fence + ", table " + table + ": " + shown(what);
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(letter -> {
            if (Character.isISOControl(letter)) {
                shown.append("\\u%04x".formatted(letter));
            } else {
                shown.appendCodePoint(letter);
            }
        });
        return text.length() > LONGEST ? shown + "…" : shown.toString();
    }
}
