// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.lake;

/** Who does the work. */
enum Side {
    OURS,
    PEER,
    FLOOR;

    String shown() {
        return switch (this) {
            case OURS -> "ours";
            case PEER -> "peer";
            case FLOOR -> "floor";
        };
    }
}
