// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.info;

import io.lakeward.event.SchemaChangeKind;
import java.io.Serializable;

/**
 * How a table follows the statements that change its rows without changes of rows.
 *
 * @param truncate TRUNCATE
 * @param drop DROP, or a RENAME to another name
 * @param conversion what the lake's table cannot take: another key, or a type that cannot hold the old values. Not ignored
 * @param dropColumn DROP COLUMN, or a RENAME of it
 */
public record DdlPolicy(Following truncate, Following drop, Following conversion, ColumnDrop dropColumn)
        implements Serializable {
    /** As the source, but for the values of columns that it has no more. */
    public static final DdlPolicy FOLLOW =
            new DdlPolicy(Following.FOLLOW, Following.FOLLOW, Following.FOLLOW, ColumnDrop.KEEP);

    /** What holds for a statement of this kind that leaves a table without rows. */
    public Following of(SchemaChangeKind kind) {
        return kind == SchemaChangeKind.TRUNCATE ? truncate : drop;
    }

    /** The key of table info that says {@link #of}. */
    public String key(SchemaChangeKind kind) {
        return kind == SchemaChangeKind.TRUNCATE ? "truncate" : "drop";
    }

    /** What is not said here is as preset; null where nothing is said. */
    DdlPolicy or(DdlPolicy preset) {
        return new DdlPolicy(
                TableRule.said(truncate, preset.truncate),
                TableRule.said(drop, preset.drop),
                TableRule.said(conversion, preset.conversion),
                TableRule.said(dropColumn, preset.dropColumn));
    }
}
