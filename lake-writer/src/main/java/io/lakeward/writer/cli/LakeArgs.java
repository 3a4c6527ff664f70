// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import io.lakeward.writer.table.Compaction;
import io.lakeward.writer.table.TableType;
import java.util.Map;

/**
 * Where to write, and how tables are made that table info says nothing of.
 *
 * @param path the base path of the lake
 * @param tableType the type of new tables
 * @param compaction when merge-on-read tables are compacted
 * @param hudiOptions Hudi options for every table
 */
public record LakeArgs(String path, TableType tableType, Compaction compaction, Map<String, String> hudiOptions) {
    public LakeArgs {
        hudiOptions = Map.copyOf(hudiOptions);
    }
}
