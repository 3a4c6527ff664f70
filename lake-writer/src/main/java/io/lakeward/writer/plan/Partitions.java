// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.plan;

import io.lakeward.writer.info.Partition;
import org.apache.hudi.common.util.PartitionPathEncodeUtils;

/** What a partition is called. */
final class Partitions {
    private Partitions() {}

    /** The expression that gives the partition's value; NULL for a value that is no time. */
    static String sql(Partition partition) {
        if (partition instanceof Partition.Time time) {
            return "date_format(cast(`" + time.column().replace("`", "``") + "` as timestamp), '"
                    + time.pattern().replace("\\", "\\\\").replace("'", "\\'") + "')";
        }
        return "cast((" + ((Partition.Expression) partition).sql() + ") as string)";
    }

    /** A value that is there and can be the name of a folder. */
    static String valueOf(Object value) {
        String text = value == null ? "" : value.toString();
        return text.isBlank() ? Partition.DEFAULT_VALUE : text;
    }

    static String path(String field, String value) {
        return field + "=" + PartitionPathEncodeUtils.escapePathName(value);
    }
}
