// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.values;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers and strings of JSON in MySQL's spelling. */
final class JsonTexts {
    /** MySQL writes an exponent when the first digit is further than this from the point. */
    private static final int PLAIN_DIGITS = 15;

    private static final int MOST_DIGITS = 17;
    private static final String ESCAPED = "\"\\\b\f\n\r\t";
    private static final String LETTERS = "\"\\bfnrt";

    private JsonTexts() {}

    static String number(double value) {
        if (value == 0) {
            return Double.toString(value);
        }
        BigDecimal shortest = shortest(value).stripTrailingZeros();
        int point = shortest.precision() - shortest.scale();
        if (point > PLAIN_DIGITS || point <= -PLAIN_DIGITS) {
            BigDecimal digits = shortest.movePointLeft(point - 1);
            return digits.toPlainString() + 'e' + (point - 1);
        }
        return shortest.scale() <= 0 ? shortest.toPlainString() + ".0" : shortest.toPlainString();
    }

    static void quote(StringBuilder text, String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int escaped = ESCAPED.indexOf(c);
            if (escaped >= 0) {
                text.append('\\').append(LETTERS.charAt(escaped));
            } else if (c < ' ') {
                text.append("\\u%04x".formatted((int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    /** Double.toString of this Java version is not always the shortest text. */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = Math.abs(value) < Double.MIN_NORMAL ? 1 : PLAIN_DIGITS; digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return rounded;
            }
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
    }
}
