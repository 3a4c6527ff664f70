// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench;

/** Who does the work. */
enum Side {
    OURS,
    BARE;

    String shown() {
        return this == OURS ? "ours" : "bare";
    }
}
