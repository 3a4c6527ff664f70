// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.cli;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** The replica ids that the source readers use; MySQL drops a connection when another one comes with the same id. */
public record ServerIds(int first, int last) {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");
    private static final int DEFAULT_FROM = 100_000;
    private static final int DEFAULT_SLOTS = 1_000_000;
    private static final int SLOT = 128;

    public ServerIds {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException(
                    "-e/--serverId must be one id or a growing range of ids such as 5400-5408, but was: " + first + "-"
                            + last);
        }
    }

    static ServerIds parse(String text) {
        Matcher matcher = RANGE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "-e/--serverId must be one id or a range of ids such as 5400-5408, but was: " + text);
        }
        int first = Integer.parseInt(matcher.group(1));
        return new ServerIds(first, matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2)));
    }

    /**
     * As many ids as readers, from a place that depends on the job: the same after a restart, so that the server drops
     * a dead job's connection, and another for another topic, so that two jobs on one server leave each other alone.
     */
    static ServerIds forJob(HostPort server, String topic, int readers) {
        CRC32 crc = new CRC32();
        crc.update((server + "/" + topic).getBytes(StandardCharsets.UTF_8));
        int first = DEFAULT_FROM + (int) (crc.getValue() % DEFAULT_SLOTS) * SLOT;
        return new ServerIds(first, first + readers - 1);
    }

    public boolean contains(long id) {
        return id >= first && id <= last;
    }

    int count() {
        return last - first + 1;
    }

    @Override
    public String toString() {
        return first + "-" + last;
    }
}
