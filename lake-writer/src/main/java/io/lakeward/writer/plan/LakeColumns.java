// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.plan;

import io.lakeward.event.Column;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.info.TablePlan;
import io.lakeward.writer.schema.LakeNames;
import io.lakeward.writer.schema.LakeSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** The columns of a lake table, gathered one by one, each with the source of its values. */
final class LakeColumns {
    private final TablePlan plan;
    private final Map<String, Schema.Field> fields = new LinkedHashMap<>();
    private final List<ColumnSource> sources = new ArrayList<>();
    private final List<String> problems;

    LakeColumns(TablePlan plan, List<String> problems) {
        this.plan = plan;
        this.problems = problems;
    }

    /** @param key the key of table info that the column comes from, for a message */
    void add(String key, String name, Schema type, ColumnSource source) {
        String lakeName = LakeNames.of(name);
        if (fields.putIfAbsent(lakeName, LakeSchema.nullable(lakeName, type)) != null) {
            problems.add(plan.place() + "." + key + " must be a column of its own in " + plan.target() + ", but "
                    + lakeName + " is there already");
        } else {
            sources.add(source);
        }
    }

    boolean has(String name) {
        return fields.containsKey(LakeNames.of(name));
    }

    Schema schema() {
        return LakeSchema.of(plan.target(), List.copyOf(fields.values()));
    }

    List<ColumnSource> sources() {
        return List.copyOf(sources);
    }

    /** The source's columns that are not left out. */
    static List<Column> carried(TablePlan plan, TableSchema source) {
        return source.columns().stream()
                .filter(column -> plan.includeColumns().isEmpty()
                        || plan.includeColumns().contains(column.name())
                        || plan.columns().containsKey(column.name()))
                .filter(column -> !plan.excludeColumns().contains(column.name()))
                .toList();
    }
}
