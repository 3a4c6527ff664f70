// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.schema.IncompatibleTypeException;
import io.lakeward.writer.schema.LakeSchema;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * What a lake table must be like to hold the rows of a source table.
 *
 * @param rows the rows' columns
 */
public record TableLayout(TableId target, TableSpec spec, Map<String, String> hudiOptions, Schema rows) {
    /** What of another layout's key and types a table of this one cannot become by adding and widening columns. */
    public Optional<String> conversion(TableLayout wanted) {
        try {
            LakeSchema.evolve(rows, wanted.rows, target);
        } catch (IncompatibleTypeException e) {
            return Optional.of(e.getMessage());
        }
        return spec.otherKey(wanted.spec).map(difference -> difference + ": " + target);
    }

    /** The columns of another layout whose values the same columns of this one cannot be widened to hold. */
    public Set<String> conflicts(TableLayout wanted) {
        return LakeSchema.conflicts(rows, wanted.rows, target);
    }

    /** The same, where it may hold rows of another layout, too. */
    public TableLayout evolved(TableLayout other) {
        return new TableLayout(target, spec, hudiOptions, LakeSchema.evolve(rows, other.rows, target));
    }

    /** The same without some columns. */
    public TableLayout without(Set<String> columns) {
        return columns.isEmpty()
                ? this
                : new TableLayout(target, spec, hudiOptions, LakeSchema.without(rows, columns, target));
    }

    /** Of a table that the writer keeps for itself. */
    public static TableLayout ofOwn(TableSchema table) {
        return new TableLayout(
                table.table(),
                new TableSpec(table.key(), Optional.empty(), "", TableType.COW),
                Map.of(),
                LakeSchema.create(table));
    }
}
