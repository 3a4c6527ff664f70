// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.schema;

import java.util.SplittableRandom;

/** A column of a source table. */
public record Field(String name, ColumnType type, boolean nullable) {

    private static final int ONE_IN_NULL = 6;

    /** A value as MySQL reads it. */
    public String literal(SplittableRandom random) {
        return nullable && random.nextInt(ONE_IN_NULL) == 0 ? "NULL" : type.literal(random);
    }

    String ddl() {
        return name + " " + type.mysql() + (nullable ? " NULL" : " NOT NULL");
    }
}
