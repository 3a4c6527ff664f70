// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.columns;

import io.lakeward.event.ColumnType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.data.Schema;

/**
 * One spelling for each MySQL type: a statement may say INTEGER(11) or DEC where SHOW CREATE TABLE says INT and
 * DECIMAL(10,0), and display widths come and go with the server's version.
 */
public final class ColumnTypes {
    private static final String TYPE = "__debezium.source.column.type";
    private static final String LENGTH = "__debezium.source.column.length";
    private static final String SCALE = "__debezium.source.column.scale";
    public static final String MEMBERS = "allowed";
    private static final int LONGEST_SINGLE_PRECISION = 24;

    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("INTEGER", "INT"),
            Map.entry("INT1", "TINYINT"),
            Map.entry("INT2", "SMALLINT"),
            Map.entry("INT3", "MEDIUMINT"),
            Map.entry("MIDDLEINT", "MEDIUMINT"),
            Map.entry("INT4", "INT"),
            Map.entry("INT8", "BIGINT"),
            Map.entry("BOOL", "TINYINT"),
            Map.entry("BOOLEAN", "TINYINT"),
            Map.entry("DEC", "DECIMAL"),
            Map.entry("FIXED", "DECIMAL"),
            Map.entry("NUMERIC", "DECIMAL"),
            Map.entry("FLOAT4", "FLOAT"),
            Map.entry("FLOAT8", "DOUBLE"),
            Map.entry("REAL", "DOUBLE"),
            Map.entry("DOUBLE PRECISION", "DOUBLE"),
            Map.entry("CHARACTER", "CHAR"),
            Map.entry("NCHAR", "CHAR"),
            Map.entry("NATIONAL CHAR", "CHAR"),
            Map.entry("NATIONAL CHARACTER", "CHAR"),
            Map.entry("CHAR VARYING", "VARCHAR"),
            Map.entry("CHARACTER VARYING", "VARCHAR"),
            Map.entry("NVARCHAR", "VARCHAR"),
            Map.entry("NATIONAL VARCHAR", "VARCHAR"),
            Map.entry("LONG", "MEDIUMTEXT"),
            Map.entry("LONG VARCHAR", "MEDIUMTEXT"),
            Map.entry("LONG VARBINARY", "MEDIUMBLOB"),
            Map.entry("GEOMCOLLECTION", "GEOMETRYCOLLECTION"));

    private ColumnTypes() {}

    /** The type of a column that carries its source type as parameters. */
    public static ColumnType of(Schema column) {
        Map<String, String> parameters = column.parameters();
        if (parameters == null || !parameters.containsKey(TYPE)) {
            throw new IllegalArgumentException("A column must carry its source type, but its schema was: " + column);
        }
        String members = parameters.get(MEMBERS);
        return of(
                parameters.get(TYPE),
                number(parameters.get(LENGTH)),
                number(parameters.get(SCALE)),
                members == null ? List.of() : Members.of(members).names());
    }

    /**
     * @param length negative if not given
     * @param scale negative if not given
     */
    static ColumnType of(String spelling, int length, int scale, List<String> members) {
        String upper = spelling.toUpperCase(Locale.ROOT);
        // ZEROFILL makes a column UNSIGNED.
        boolean unsigned = upper.contains(" UNSIGNED") || upper.contains(" ZEROFILL");
        String bare = upper.replaceAll(" (UNSIGNED|SIGNED|ZEROFILL)", "").strip();
        ColumnType type = sized(SYNONYMS.getOrDefault(bare, bare), length, scale, members);
        return unsigned ? type.asUnsigned() : type;
    }

    private static ColumnType sized(String name, int length, int scale, List<String> members) {
        return switch (name) {
            case "DECIMAL" -> ColumnType.of(name, length < 0 ? 10 : length, Math.max(scale, 0));
            case "FLOAT" -> scale < 0 && length > LONGEST_SINGLE_PRECISION
                    ? ColumnType.of("DOUBLE")
                    : precise(name, length, scale);
            case "DOUBLE" -> precise(name, length, scale);
            case "CHAR", "BINARY", "BIT" -> ColumnType.of(name, length < 0 ? 1 : length);
            case "VARCHAR", "VARBINARY" -> ColumnType.of(name, length);
            case "DATETIME", "TIMESTAMP", "TIME" -> length > 0 ? ColumnType.of(name, length) : ColumnType.of(name);
            case "ENUM", "SET" -> new ColumnType(name, -1, -1, false, members);
            case "SERIAL" -> ColumnType.of("BIGINT").asUnsigned();
            default -> ColumnType.of(name);
        };
    }

    private static ColumnType precise(String name, int length, int scale) {
        return scale < 0 ? ColumnType.of(name) : ColumnType.of(name, length, scale);
    }

    private static int number(String text) {
        return text == null ? -1 : Integer.parseInt(text);
    }
}
