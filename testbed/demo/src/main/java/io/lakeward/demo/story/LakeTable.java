// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.story;

import io.lakeward.demo.table.Comparison;
import java.util.List;

/** A table of the lake and the query on the source whose result it must equal. */
public record LakeTable(Layer layer, String database, String name, String sql, List<String> key) {

    static LakeTable ods(String name, String key) {
        return new LakeTable(Layer.ODS, "test_db", name, "SELECT * FROM test_db." + name, List.of(key));
    }

    Comparison comparison() {
        return new Comparison(key);
    }

    @Override
    public String toString() {
        return layer + " " + name;
    }
}
