// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.info;

import io.lakeward.event.TableId;
import io.lakeward.writer.table.TableType;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to become of one source table.
 *
 * @param place the entry that says so, for messages; empty if none does
 * @param recordKey empty for the source's own key
 * @param isShared whether rows of other tables are in the target, too, and nothing tells them apart
 * @param includeColumns empty for all
 * @param columns expressions by column, in the order in which they are written
 */
public record TablePlan(
        String place,
        TableId source,
        TableId target,
        List<String> recordKey,
        Optional<Shard> shard,
        Optional<Partition> partition,
        TableType tableType,
        DeletePolicy deletes,
        DdlPolicy ddl,
        boolean isShared,
        List<String> includeColumns,
        List<String> excludeColumns,
        Optional<String> filter,
        Map<String, String> columns,
        Map<String, String> hudi) {

    /** What keeps rows of several source tables apart in one lake table: the first column of its record key. */
    public record Shard(String column, String value) implements Serializable {}

    /** Whether the target has no rows of other tables. */
    public boolean isAlone() {
        return !isShared && shard.isEmpty();
    }

    /** Whether rows go to the lake as they are in the source. */
    public boolean isPlain() {
        return shard.isEmpty()
                && partition.isEmpty()
                && deletes != DeletePolicy.SOFT
                && includeColumns.isEmpty()
                && excludeColumns.isEmpty()
                && filter.isEmpty()
                && columns.isEmpty();
    }
}
