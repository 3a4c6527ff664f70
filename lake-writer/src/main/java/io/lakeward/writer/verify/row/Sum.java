// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify.row;

import java.io.Serializable;

/**
 * What the rows of a range add up to. A sum and not an exclusive or: two copies of a row must not undo each other.
 *
 * @param digests runs over
 */
public record Sum(long rows, long digests) implements Serializable {
    public static final Sum NOTHING = new Sum(0, 0);

    public static Sum of(String digest) {
        return new Sum(1, Digests.summand(digest));
    }

    public Sum plus(Sum other) {
        return new Sum(rows + other.rows, digests + other.digests);
    }
}
