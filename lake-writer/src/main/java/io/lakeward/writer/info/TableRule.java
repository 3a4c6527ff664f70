// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.info;

import io.lakeward.writer.table.TableType;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an entry says; null where it says nothing.
 *
 * @param target where to, with {@code {database}}, {@code {table}} and the patterns' groups in it
 * @param shardColumn the column that keeps rows of several source tables apart; empty if their keys never collide
 * @param shardValue what stands there, with the same names in it as the target
 * @param ddl never null, but what it holds may be
 * @param columns expressions by column: one of the source's is replaced, another is added
 * @param hudi Hudi options of the table
 */
record TableRule(
        String target,
        List<String> recordKey,
        Partition partition,
        TableType tableType,
        DeletePolicy deletes,
        DdlPolicy ddl,
        List<String> includeColumns,
        List<String> excludeColumns,
        String filter,
        Map<String, String> columns,
        String shardColumn,
        String shardValue,
        Map<String, String> hudi)
        implements Serializable {
    private static final DdlPolicy NOTHING_OF_DDL = new DdlPolicy(null, null, null, null);

    static final TableRule NOTHING =
            new TableRule(null, null, null, null, null, NOTHING_OF_DDL, null, null, null, null, null, null, null);

    static <T> T said(T here, T preset) {
        return Optional.ofNullable(here).orElse(preset);
    }
}
