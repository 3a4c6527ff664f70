// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify.row;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** What is left of a row to compare it by, made alike in MySQL and here. */
public final class Digests {
    private static final String NULL = "~";
    private static final String BETWEEN = "|";
    private static final int SUMMED_DIGITS = 16;

    private Digests() {}

    /** @param texts of the cells, in their order; null for NULL */
    public static String of(List<Cell> cells, List<String> texts) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String text = texts.get(i);
            parts.add(text == null ? NULL : part(cells.get(i).kind(), text));
        }
        return md5(String.join(BETWEEN, parts).getBytes(UTF_8));
    }

    /** The same, as MySQL computes it. */
    public static String sql(List<Cell> cells) {
        return cells.stream()
                .map(cell -> "COALESCE(" + cell.kind().partSql(cell.quoted()) + ", '" + NULL + "')")
                .collect(Collectors.joining(", ", "MD5(CONCAT_WS('" + BETWEEN + "', ", "))"));
    }

    /** What of a digest is added up. */
    static long summand(String digest) {
        return Long.parseUnsignedLong(digest, 0, SUMMED_DIGITS, 16);
    }

    /** The same, as MySQL computes it; in Java the sum runs over, in MySQL it does not. */
    public static String sumSql(List<Cell> cells) {
        return "SUM(CAST(CONV(LEFT(" + sql(cells) + ", " + SUMMED_DIGITS + "), 16, 10) AS UNSIGNED))";
    }

    private static String part(ValueKind kind, String text) {
        return switch (kind.part()) {
            case AS_IT_IS -> text;
            case HASHED -> md5(text.getBytes(UTF_8));
            case HASHED_BYTES -> md5(HexFormat.of().parseHex(text));
        };
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }
}
