// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.schema;

import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * A type of MySQL.
 *
 * @param mysql as it stands in CREATE TABLE
 * @param lake what it must be in the lake, by Spark's name: the table in lake-writer/DESIGN.md, written down once more
 * @param literals makes values, extremes among them, as MySQL reads them
 */
public record ColumnType(String mysql, String lake, Reading reading, Function<SplittableRandom, String> literals) {

    String literal(SplittableRandom random) {
        return literals.apply(random);
    }
}
