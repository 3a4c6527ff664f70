// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakeward.event.ColumnType;
import io.lakeward.writer.foreign.TypedTable.TypedColumn;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Canal names MySQL's own types; binary values are text in which each letter is a byte. */
final class CanalTypes {
    private static final Pattern TYPE =
            Pattern.compile("\\s*([A-Za-z]+(?: precision)?)\\s*(\\(.*\\))?(.*)", Pattern.DOTALL);
    private static final Pattern ZERO_DATE = Pattern.compile("0000-.*|\\d+-00-.*|\\d+-\\d+-00.*");

    private CanalTypes() {}

    /**
     * @param sqlType how Canal read the values, one of {@link Types}
     * @throws IllegalArgumentException if it is not written like a type
     */
    static TypedColumn column(String name, String mysqlType, int sqlType) {
        ColumnType type = type(mysqlType);
        return new TypedColumn(name, type, false, form(type, sqlType));
    }

    private static ColumnType type(String mysqlType) {
        Matcher parts = TYPE.matcher(mysqlType);
        if (!parts.matches()) {
            throw new IllegalArgumentException("A column type must read like decimal(10,2), but was: " + mysqlType);
        }
        String arguments = parts.group(2) == null ? "" : parts.group(2);
        boolean unsigned = parts.group(3).toLowerCase(Locale.ROOT).contains("unsigned");
        return ColumnType.parse(parts.group(1) + arguments + (unsigned ? " UNSIGNED" : ""));
    }

    private static ValueForm form(ColumnType type, int sqlType) {
        return switch (type.name()) {
            case "DATE", "DATETIME" -> ValueForm.text(
                    value -> ZERO_DATE.matcher(value.asText()).matches() ? null : value.asText());
            case "TIMESTAMP" -> ValueForm.text(
                    value -> ZERO_DATE.matcher(value.asText()).matches() ? null : value.asText() + "Z");
            case "BIT" -> ValueForm.text(value -> Long.toUnsignedString(Long.parseLong(value.asText())));
            case "ENUM" -> sqlType == Types.INTEGER
                    ? ValueForm.text(value -> member(type.values(), Integer.parseInt(value.asText())))
                    : ValueForm.SAME;
            case "SET" -> sqlType == Types.BIT
                    ? ValueForm.text(value -> members(type.values(), Long.parseLong(value.asText())))
                    : ValueForm.SAME;
            case "BINARY" -> ValueForm.text(
                    value -> base64(value, type.lengthIfAny().orElse(1)));
            case "VARBINARY",
                    "TINYBLOB",
                    "BLOB",
                    "MEDIUMBLOB",
                    "LONGBLOB",
                    "GEOMETRY",
                    "POINT",
                    "LINESTRING",
                    "POLYGON",
                    "MULTIPOINT",
                    "MULTILINESTRING",
                    "MULTIPOLYGON",
                    "GEOMETRYCOLLECTION",
                    "GEOMCOLLECTION" -> ValueForm.text(value -> base64(value, 0));
            default -> ValueForm.SAME;
        };
    }

    /** The binlog leaves the zeros at the end of a BINARY out. */
    private static String base64(JsonNode value, int leastLength) {
        byte[] bytes = value.asText().getBytes(StandardCharsets.ISO_8859_1);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, Math.max(bytes.length, leastLength)));
    }

    /** Number 0 is what MySQL stores for a value that is none of them. */
    private static String member(List<String> values, int number) {
        return number == 0 ? "" : values.get(number - 1);
    }

    private static String members(List<String> values, long bits) {
        return IntStream.range(0, values.size())
                .filter(i -> (bits >> i & 1) == 1)
                .mapToObj(values::get)
                .collect(Collectors.joining(","));
    }
}
