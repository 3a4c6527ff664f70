// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.plan;

/** Where the value of a lake column comes from. */
sealed interface ColumnSource {
    /** The source's column at this place. */
    record Column(int position) implements ColumnSource {}

    /** The table's expression of this number. */
    record Expression(int number) implements ColumnSource {}

    /** The partition's value, which the table's expression of this number gives. */
    record PartitionValue(int number) implements ColumnSource {}

    record Constant(String value) implements ColumnSource {}

    /** Whether the row is deleted. */
    record Deleted() implements ColumnSource {}

    /** When the row was deleted. */
    record DeletedAt() implements ColumnSource {}
}
