// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.info;

import java.io.Serializable;

/** By what a table is partitioned. */
public sealed interface Partition extends Serializable {
    /** The partition of rows without a value to partition by. */
    String DEFAULT_VALUE = "__default__";

    /** The column of the lake table that holds the partition's value. */
    String field();

    /**
     * By a date, a time or a text that reads like one.
     *
     * @param pattern as of Spark's {@code date_format}
     */
    record Time(String field, String column, String pattern) implements Partition {
        @Override
        public String toString() {
            return column + " by " + pattern + " as " + field;
        }
    }

    /** By an expression of Spark SQL. */
    record Expression(String field, String sql) implements Partition {
        @Override
        public String toString() {
            return sql + " as " + field;
        }
    }
}
