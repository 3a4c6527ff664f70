// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakeward.testbed.mysql.MySqlServer;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A table as MySQL shows it in a UTC session, and rows of the topic brought into the same form. */
record SourceTable(MySqlServer mysql, String database, String name) {
    /** Every row as text by column, sorted. */
    List<String> rows() {
        Map<String, String> types = types();
        String select = types.entrySet().stream()
                .map(column -> shown("`" + column.getKey() + "`", column.getValue()) + " AS `" + column.getKey() + "`")
                .collect(Collectors.joining(", "));
        return mysql.query("SELECT " + select + " FROM `" + database + "`.`" + name + "`").stream()
                .map(row -> {
                    Map<String, String> texts = new LinkedHashMap<>();
                    row.forEach((column, value) -> texts.put(column, value == null ? null : value.toString()));
                    return normal(texts, types).toString();
                })
                .sorted()
                .toList();
    }

    List<String> normal(Collection<JsonNode> rows) {
        Map<String, String> types = types();
        return rows.stream()
                .map(row -> {
                    Map<String, String> texts = new LinkedHashMap<>();
                    types.forEach((column, type) -> texts.put(column, text(row.get(column), type)));
                    return normal(texts, types).toString();
                })
                .sorted()
                .toList();
    }

    private Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>();
        mysql.query("SELECT column_name AS c, data_type AS t FROM information_schema.columns WHERE table_schema='"
                        + database + "' AND table_name='" + name + "' ORDER BY ordinal_position")
                .forEach(row ->
                        types.put((String) row.get("c"), row.get("t").toString().toLowerCase(Locale.ROOT)));
        return types;
    }

    private static String shown(String column, String type) {
        return switch (type) {
            case "timestamp" -> "CONCAT(" + column + ", 'Z')";
            case "year" -> "CAST(" + column + " + 0 AS CHAR)";
            case "float" -> "CAST(" + column + " + 0e0 AS CHAR)";
            case "bit" -> "CAST(" + column + "+0 AS CHAR)";
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> "HEX(" + column + ")";
            case "geometry", "point", "linestring", "polygon" -> "CONCAT(LPAD(HEX(ST_SRID(" + column
                    + ")),8,'0'),HEX(ST_AsWKB(" + column + ")))";
            default -> "CAST(" + column + " AS CHAR)";
        };
    }

    private static String text(JsonNode value, String type) {
        if (value == null || value.isNull()) {
            return value == null ? "missing" : null;
        }
        return switch (type) {
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> hex(value);
            case "geometry", "point", "linestring", "polygon" -> bigEndianSrid(hex(value));
            default -> value.asText();
        };
    }

    private static String hex(JsonNode value) {
        return HexFormat.of().withUpperCase().formatHex(Base64.getDecoder().decode(value.asText()));
    }

    private static String bigEndianSrid(String hex) {
        return hex.substring(6, 8) + hex.substring(4, 6) + hex.substring(2, 4) + hex.substring(0, 2) + hex.substring(8);
    }

    /** MySQL and Java write the same floating-point number in different ways. */
    private static Map<String, String> normal(Map<String, String> texts, Map<String, String> types) {
        types.forEach((column, type) -> {
            if (type.equals("float")) {
                texts.computeIfPresent(column, (c, text) -> Float.toString(Float.parseFloat(text)));
            } else if (type.equals("double")) {
                texts.computeIfPresent(column, (c, text) -> Double.toString(Double.parseDouble(text)));
            }
        });
        return texts;
    }
}
