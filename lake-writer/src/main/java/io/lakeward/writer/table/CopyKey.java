// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.io.Serializable;

/**
 * The record key of one of the equal rows of a table without a key: {@code <content>#3}, or {@code <content>#r3} if the
 * row came from a reading of the table and not from a change.
 *
 * @param content identifies what is in the row
 * @param number tells its copies apart, from 1
 */
public record CopyKey(String content, boolean isRead, int number) implements Serializable {
    private static final char SEPARATOR = '#';
    private static final char READ = 'r';

    public String text() {
        return content + SEPARATOR + (isRead ? READ : "") + number;
    }

    static CopyKey of(String text) {
        int separator = text.lastIndexOf(SEPARATOR);
        boolean isRead = text.charAt(separator + 1) == READ;
        int number = Integer.parseInt(text.substring(separator + (isRead ? 2 : 1)));
        return new CopyKey(text.substring(0, separator), isRead, number);
    }
}
