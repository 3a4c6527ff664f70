// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify.row;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.List;

/**
 * What is compared of a table.
 *
 * @param key the places of the key's columns among the cells; empty for a table without a key, whose rows are told apart by
 *     what is in them
 */
public record Shape(List<Cell> cells, List<Integer> key) implements Serializable {
    public Shape {
        cells = List.copyOf(cells);
        key = List.copyOf(key);
    }

    public boolean isBag() {
        return key.isEmpty();
    }

    /** The cells that a row's range follows from. */
    public List<Cell> keyCells() {
        return isBag() ? cells : key.stream().map(cells::get).toList();
    }

    /** @param texts of all cells */
    public List<String> keyOf(List<String> texts) {
        return isBag() ? texts : key.stream().map(texts::get).toList();
    }

    /** @param texts of all cells */
    public Row row(List<String> texts) {
        String digest = Digests.of(cells, texts);
        return new Row(isBag() ? List.of(digest) : keyOf(texts), digest);
    }

    /** The ranges that a comparison begins with. */
    public Grid grid(BigInteger least, BigInteger greatest, int ranges) {
        return new Grid.Numbers(
                keyCells(),
                greatest.subtract(least).divide(BigInteger.valueOf(ranges)).add(BigInteger.ONE));
    }

    public Grid grid(int ranges) {
        return new Grid.Hashes(keyCells(), 0, ranges);
    }

    /** Whether the key begins with a whole number. */
    public boolean isByNumber() {
        return !isBag() && keyCells().get(0).kind() == ValueKind.WHOLE;
    }
}
