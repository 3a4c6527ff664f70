// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import java.util.regex.Pattern;

/** {@code gtid_owned}: GTIDs that have been given to transactions which are not committed yet, each with its thread. */
final class OwnedGtids {
    private static final Pattern THREADS = Pattern.compile("#\\d+");

    private OwnedGtids() {}

    /** As a GTID set; empty if nothing is owned. */
    static String set(String owned) {
        return THREADS.matcher(owned).replaceAll("");
    }
}
