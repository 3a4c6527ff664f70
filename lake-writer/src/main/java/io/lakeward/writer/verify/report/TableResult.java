// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify.report;

import java.time.Duration;
import java.util.List;

/**
 * What was found of one lake table.
 *
 * @param sources its tables in MySQL
 * @param ranges how many ranges it was compared in
 * @param differing how many keys differ
 * @param differences some of them
 * @param notes what else there is to say
 */
public record TableResult(
        String table,
        List<String> sources,
        Verdict verdict,
        long sourceRows,
        long lakeRows,
        int ranges,
        long differing,
        List<Difference> differences,
        List<String> notes,
        Duration took) {
    /** Anything but equal is not. */
    public enum Verdict {
        EQUAL,
        DIFFERENT,
        NOT_VERIFIED
    }

    /** Of a table that could not be compared. */
    public static TableResult notVerified(String table, List<String> sources, String why) {
        return new TableResult(
                table, sources, Verdict.NOT_VERIFIED, 0, 0, 0, 0, List.of(), List.of(why), Duration.ZERO);
    }
}
