// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.util.Map;
import org.apache.spark.api.java.JavaRDD;

/** A way to bring changes into a lake table. */
public interface TableWriter {
    /**
     * Applies the changes in one commit. A change older than the row it meets does nothing, so changes may be written
     * again.
     *
     * @param changes any number per key, in any order
     * @param progress how far the table is with them, kept in the same commit
     * @param notes what else the commit is to say
     */
    void write(LakeTable table, JavaRDD<RowChange> changes, Progress progress, Map<String, String> notes);
}
