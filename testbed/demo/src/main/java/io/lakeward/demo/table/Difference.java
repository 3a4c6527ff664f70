// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.table;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One way in which a table is not what it must be. */
public sealed interface Difference {

    /** Names, types or order of the columns: then the rows cannot be compared. */
    record Columns(List<Column> expected, List<Column> actual) implements Difference {
        @Override
        public String toString() {
            return "columns must be " + expected + ", but were " + actual;
        }
    }

    record Missing(Map<String, Object> row) implements Difference {
        @Override
        public String toString() {
            return "missing row " + row;
        }
    }

    record Extra(Map<String, Object> row) implements Difference {
        @Override
        public String toString() {
            return "extra row " + row;
        }
    }

    record Changed(Map<String, Object> key, List<Value> values) implements Difference {
        @Override
        public String toString() {
            return "row " + key + ": " + values.stream().map(Value::toString).collect(Collectors.joining(", "));
        }
    }

    record Value(String column, Object expected, Object actual) {
        @Override
        public String toString() {
            return column + " must be " + expected + ", but was " + actual;
        }
    }
}
