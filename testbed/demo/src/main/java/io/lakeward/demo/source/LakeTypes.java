// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.source;

import java.sql.JDBCType;
import java.sql.Types;

/** The type a column of MySQL must have in the lake, by Spark's name for it. */
final class LakeTypes {

    private LakeTypes() {}

    static String of(int jdbcType, int precision, int scale) {
        return switch (jdbcType) {
            case Types.INTEGER -> "int";
            case Types.BIGINT -> "bigint";
            case Types.DECIMAL -> "decimal(" + precision + "," + scale + ")";
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR -> "string";
            case Types.TIMESTAMP -> "timestamp";
            default -> throw new IllegalArgumentException("column type must be one of the demo's, but was: "
                    + JDBCType.valueOf(jdbcType).getName());
        };
    }
}
