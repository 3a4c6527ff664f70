// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify.row;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** How rows are cut into ranges, which MySQL and the lake must do alike. */
public sealed interface Grid extends Serializable {
    /** The range of a row, by the texts of its key. */
    String rangeOf(List<String> key);

    /** The same, as MySQL computes it. */
    String sql();

    /** What of a table MySQL has to look at for one range. */
    String where(String range);

    /** Smaller ranges within each of these; empty if there are none. */
    Optional<Grid> finer();

    /** By the first column of the key, a whole number. MySQL has an index to find such a range by. */
    record Numbers(List<Cell> key, BigInteger width) implements Grid {
        private static final BigInteger FINER = BigInteger.valueOf(32);

        @Override
        public String rangeOf(List<String> texts) {
            return new BigInteger(texts.get(0)).divide(width).toString();
        }

        @Override
        public String sql() {
            return "CAST(" + column() + " DIV " + width + " AS CHAR)";
        }

        /** The division cuts off towards zero, so the range 0 is twice as wide as the others. */
        @Override
        public String where(String range) {
            BigInteger number = new BigInteger(range);
            BigInteger from = number.subtract(number.signum() > 0 ? BigInteger.ZERO : BigInteger.ONE)
                    .multiply(width);
            BigInteger to = number.add(number.signum() < 0 ? BigInteger.ZERO : BigInteger.ONE)
                    .multiply(width);
            return column() + (number.signum() > 0 ? " >= " : " > ") + from + " AND " + column()
                    + (number.signum() < 0 ? " <= " : " < ") + to;
        }

        @Override
        public Optional<Grid> finer() {
            return Optional.of(
                    width.equals(BigInteger.ONE)
                            ? new Hashes(key, 0, Hashes.PRESET)
                            : new Numbers(key, width.divide(FINER).max(BigInteger.ONE)));
        }

        private String column() {
            return key.get(0).quoted();
        }
    }

    /**
     * By the digest of the key; of a table without a key by that of the whole row.
     *
     * @param level which digits of the digest count, so that ranges within ranges are others
     */
    record Hashes(List<Cell> key, int level, int ranges) implements Grid {
        static final int PRESET = 64;
        private static final int DIGITS = 4;
        private static final int LEVELS = 32 / DIGITS;

        @Override
        public String rangeOf(List<String> texts) {
            String digest = Digests.of(key, texts);
            int from = level * DIGITS;
            return Integer.toString(Integer.parseInt(digest, from, from + DIGITS, 16) % ranges);
        }

        @Override
        public String sql() {
            return "CAST(CAST(CONV(SUBSTRING(" + Digests.sql(key) + ", " + (level * DIGITS + 1) + ", " + DIGITS
                    + "), 16, 10) AS UNSIGNED) MOD " + ranges + " AS CHAR)";
        }

        @Override
        public String where(String range) {
            return sql() + " = '" + range + "'";
        }

        @Override
        public Optional<Grid> finer() {
            return level + 1 < LEVELS ? Optional.of(new Hashes(key, level + 1, PRESET)) : Optional.empty();
        }
    }
}
