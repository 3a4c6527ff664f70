// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A MySQL column type as MySQL writes it, for instance {@code DECIMAL(10,2) UNSIGNED} or {@code ENUM('a','b')}.
 *
 * @param name the type's name in upper case, without arguments
 * @param length characters, digits, bits or fractional-second digits; negative if the type has none
 * @param scale digits after the decimal point; negative if the type has none
 * @param unsigned whether the type is {@code UNSIGNED}
 * @param values the members of an ENUM or SET in order, else empty
 */
public record ColumnType(String name, int length, int scale, boolean unsigned, List<String> values)
        implements Serializable {
    private static final int NONE = -1;

    public ColumnType {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("A column type must have a name, but was: " + name);
        }
        name = name.toUpperCase(Locale.ROOT);
        values = List.copyOf(values);
    }

    public static ColumnType of(String name) {
        return new ColumnType(name, NONE, NONE, false, List.of());
    }

    public static ColumnType of(String name, int length) {
        return new ColumnType(name, length, NONE, false, List.of());
    }

    public static ColumnType of(String name, int length, int scale) {
        return new ColumnType(name, length, scale, false, List.of());
    }

    /**
     * The type that is written so.
     *
     * @throws IllegalArgumentException if none can be
     */
    public static ColumnType parse(String text) {
        return ColumnTypeText.parse(text);
    }

    public ColumnType asUnsigned() {
        return new ColumnType(name, length, scale, true, values);
    }

    public OptionalInt lengthIfAny() {
        return length < 0 ? OptionalInt.empty() : OptionalInt.of(length);
    }

    public OptionalInt scaleIfAny() {
        return scale < 0 ? OptionalInt.empty() : OptionalInt.of(scale);
    }

    /** The type as MySQL writes it; {@link #parse} reads it back. */
    @Override
    public String toString() {
        return ColumnTypeText.write(this);
    }
}
