// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.schema;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Makers of values, as MySQL reads them. */
final class Literals {

    private static final List<String> LETTERS = List.of(
            "a", "B", "z", "0", "9", " ", "_", "%", ",", ":", "é", "ß", "'", "\\", "\"", "\n", "\t", "/", "{", "}");
    private static final List<String> WIDE_LETTERS =
            List.of("顾", "客", "😀", "Ω", "ı", "\u0000", "\u2028", "a\u0301", "ﬀ");

    private Literals() {}

    static Function<SplittableRandom, String> oneOf(String... values) {
        return random -> values[random.nextInt(values.length)];
    }

    /** Every other value is one of the list. */
    static Function<SplittableRandom, String> oftenOneOf(Function<SplittableRandom, String> others, String... values) {
        return random -> random.nextBoolean() ? values[random.nextInt(values.length)] : others.apply(random);
    }

    static Function<SplittableRandom, String> whole(long least, long greatest) {
        return oftenOneOf(
                random -> Long.toString(
                        greatest - least < 0 ? random.nextLong() : least + random.nextLong(greatest - least) + 1),
                Long.toString(least),
                Long.toString(greatest),
                "0",
                "1");
    }

    static Function<SplittableRandom, String> unsignedLong() {
        return oftenOneOf(
                random -> Long.toUnsignedString(random.nextLong()),
                "0",
                "9223372036854775807",
                "9223372036854775808",
                "18446744073709551615");
    }

    static Function<SplittableRandom, String> decimal(int precision, int scale, boolean signed) {
        String nines = "9".repeat(precision - scale) + (scale == 0 ? "" : "." + "9".repeat(scale));
        String least = scale == 0 ? "1" : "0." + "0".repeat(scale - 1) + "1";
        return oftenOneOf(
                random -> (signed && random.nextBoolean() ? "-" : "")
                        + digits(random, random.nextInt(1, precision - scale + 1))
                        + (scale == 0 ? "" : "." + digits(random, random.nextInt(1, scale + 1))),
                nines,
                signed ? "-" + nines : "0",
                least,
                "0",
                "1");
    }

    private static String digits(SplittableRandom random, int count) {
        BigInteger bound = BigInteger.TEN.pow(count);
        BigInteger number = new BigInteger(Long.toUnsignedString(random.nextLong()))
                .multiply(new BigInteger(Long.toUnsignedString(random.nextLong())))
                .multiply(new BigInteger(Long.toUnsignedString(random.nextLong())));
        return number.mod(bound).toString();
    }

    /** Text that escaping, quoting and character sets may go wrong with. */
    static Function<SplittableRandom, String> text(int mostLetters, boolean wide, String... often) {
        return random -> {
            if (often.length > 0 && random.nextInt(3) == 0) {
                return quoted(often[random.nextInt(often.length)]);
            }
            StringBuilder text = new StringBuilder();
            int count = random.nextInt(mostLetters + 1);
            for (int i = 0; i < count; i++) {
                List<String> letters = wide && random.nextInt(4) == 0 ? WIDE_LETTERS : LETTERS;
                text.append(letters.get(random.nextInt(letters.size())));
            }
            return quoted(text.substring(0, text.offsetByCodePoints(0, Math.min(mostLetters, codePoints(text)))));
        };
    }

    private static int codePoints(StringBuilder text) {
        return text.codePointCount(0, text.length());
    }

    static String quoted(String text) {
        return "'"
                + text.replace("\\", "\\\\")
                        .replace("'", "\\'")
                        .replace("\n", "\\n")
                        .replace("\u0000", "\\0")
                + "'";
    }

    static Function<SplittableRandom, String> bytes(int most) {
        return random -> {
            byte[] bytes = new byte[random.nextInt(most + 1)];
            random.nextBytes(bytes);
            return "X'" + HexFormat.of().formatHex(bytes) + "'";
        };
    }

    /** A point in time between two years, as text with so many digits of a second. */
    static Function<SplittableRandom, String> dateTime(int fromYear, int toYear, int digits, String... often) {
        return oftenOneOf(
                random -> "'%s %02d:%02d:%02d%s'"
                        .formatted(
                                date(random, fromYear, toYear),
                                random.nextInt(24),
                                random.nextInt(60),
                                random.nextInt(60),
                                fraction(random, digits)),
                often);
    }

    static Function<SplittableRandom, String> date(String... often) {
        return oftenOneOf(random -> "'" + date(random, 1000, 9999) + "'", often);
    }

    static Function<SplittableRandom, String> time(int digits, String... often) {
        return oftenOneOf(
                random -> "'%s%02d:%02d:%02d%s'"
                        .formatted(
                                random.nextInt(3) == 0 ? "-" : "",
                                random.nextInt(839),
                                random.nextInt(60),
                                random.nextInt(59),
                                fraction(random, digits)),
                often);
    }

    private static String date(SplittableRandom random, int fromYear, int toYear) {
        return "%04d-%02d-%02d"
                .formatted(random.nextInt(fromYear, toYear + 1), random.nextInt(1, 13), random.nextInt(1, 29));
    }

    /** Often none at all: the digits that a negative time has then are their complement's. */
    private static String fraction(SplittableRandom random, int digits) {
        int fraction = random.nextInt(4) == 0 ? 0 : random.nextInt((int) Math.pow(10, digits));
        return digits == 0 ? "" : "." + ("%0" + digits + "d").formatted(fraction);
    }
}
