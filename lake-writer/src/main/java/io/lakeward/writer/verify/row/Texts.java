// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify.row;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** The lake's values as MySQL shows them. */
public final class Texts {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final int MOST_DIGITS = 17;
    private static final int MOST_PLACES = 15;

    private Texts() {}

    /** @param value as Spark has it; null for NULL */
    public static String of(Object value, Cell cell) {
        if (value == null) {
            return null;
        }
        if (value instanceof BigDecimal number) {
            return decimal(number, cell.scale());
        } else if (value instanceof Float number) {
            return number(number.doubleValue());
        } else if (value instanceof Double number) {
            return number(number);
        } else if (value instanceof Instant time) {
            return TIME.format(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        } else if (value instanceof LocalDateTime time) {
            return TIME.format(time);
        } else if (value instanceof byte[] bytes) {
            return HEX.formatHex(bytes);
        }
        return value.toString();
    }

    /** Whether two texts of one kind show the same value. */
    public static boolean isSame(String one, String other, ValueKind kind) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.equals(other)
                || switch (kind) {
                    case FLOAT, DOUBLE -> Double.parseDouble(one) == Double.parseDouble(other);
                    case WHOLE, DECIMAL -> new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
                    default -> false;
                };
    }

    private static String decimal(BigDecimal number, int scale) {
        BigDecimal shortest = number.stripTrailingZeros();
        return (shortest.scale() < scale
                        ? shortest.setScale(scale)
                        : shortest.scale() < 0 ? shortest.setScale(0) : shortest)
                .toPlainString();
    }

    /** The shortest digits that give the number, with an exponent where MySQL shows one. */
    private static String number(double number) {
        if (number == 0) {
            return Double.doubleToRawLongBits(number) < 0 ? "-0" : "0";
        }
        BigDecimal exact = new BigDecimal(number);
        BigDecimal shortest = exact;
        for (int digits = 1; digits <= MOST_DIGITS; digits++) {
            shortest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (shortest.doubleValue() == number) {
                break;
            }
        }
        shortest = shortest.stripTrailingZeros();
        int point = shortest.precision() - shortest.scale();
        if (point <= MOST_PLACES && point > -MOST_PLACES) {
            return shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        return (number < 0 ? "-" : "") + digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "") + "e"
                + (point - 1);
    }
}
