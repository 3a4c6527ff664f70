// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.check;

import java.util.List;

/**
 * A multiset of rows as a count and a sum of hashes: the same whatever their order, and what is taken away again leaves
 * no trace.
 */
public record Sum(long rows, long hash) {
    public static final Sum NONE = new Sum(0, 0);

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final char SEPARATOR = '\u001f';
    private static final String NULL = "\u0000";

    public Sum plus(List<String> row) {
        return new Sum(rows + 1, hash + hash(row));
    }

    public Sum plus(Sum other) {
        return new Sum(rows + other.rows, hash + other.hash);
    }

    Sum minus(List<String> row) {
        return new Sum(rows - 1, hash - hash(row));
    }

    private static long hash(List<String> row) {
        long hash = FNV_OFFSET;
        for (String value : row) {
            String text = value == null ? NULL : value;
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * FNV_PRIME;
            }
            hash = (hash ^ SEPARATOR) * FNV_PRIME;
        }
        return hash;
    }
}
