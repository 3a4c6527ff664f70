// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Bytes by which something is found in a map. Hashed by their check sum: what arrays and buffers have for a hash is alike
 * for keys that differ in their digits only, which makes a map a tree.
 */
public final class BytesKey {
    private final byte[] bytes;
    private final int hash;

    /** @param bytes not changed afterwards */
    public BytesKey(byte[] bytes) {
        this.bytes = bytes;
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        this.hash = (int) sum.getValue();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BytesKey key && hash == key.hash && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
