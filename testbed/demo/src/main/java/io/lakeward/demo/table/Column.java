// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.table;

/** A column and its type by Spark's name for it, as {@code decimal(10,2)}. */
public record Column(String name, String type) {

    @Override
    public String toString() {
        return name + " " + type;
    }
}
