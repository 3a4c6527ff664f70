// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;

/** A way to bring changes into a lake table. */
public interface TableWriter {
    long UNKNOWN = Long.MAX_VALUE;

    /**
     * What a table without a key has of some rows.
     *
     * @param rows their content and partition
     * @return the copies of each
     */
    JavaPairRDD<RowKey, StoredCopy> copies(LakeTable table, JavaRDD<RowKey> rows);

    /** What a sweep makes of the rows that the table has; found when it is asked for. */
    JavaRDD<RowChange> swept(LakeTable table, Sweep sweep);

    /** Does something to tables while the writer does nothing to them of its own accord. */
    void undisturbed(Runnable work);

    /**
     * Applies the changes in one commit. A change older than the row it meets does nothing, so changes may be written
     * again.
     *
     * @param changes any number per key, in any order
     * @param bytes about how much memory they take; {@link #UNKNOWN} if nobody can tell
     * @param progress how far the table is with them, kept in the same commit
     * @param notes what else the commit is to say
     * @return the paths of the partitions with files of the commit
     */
    Set<String> write(
            LakeTable table, JavaRDD<RowChange> changes, long bytes, Progress progress, Map<String, String> notes);

    /** Writes all rows of a table into one beside it, as far as that has their columns, in one commit with its progress. */
    void copy(LakeTable table, LakeTable beside, Map<String, String> notes);
}
