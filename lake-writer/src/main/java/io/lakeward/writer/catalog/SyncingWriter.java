// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.catalog;

import io.lakeward.writer.table.LakeTable;
import io.lakeward.writer.table.Progress;
import io.lakeward.writer.table.RowChange;
import io.lakeward.writer.table.RowKey;
import io.lakeward.writer.table.StoredCopy;
import io.lakeward.writer.table.Sweep;
import io.lakeward.writer.table.TableWriter;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;

/** Tells of each commit once it is made. */
record SyncingWriter(TableWriter writer, CatalogSyncer syncer) implements TableWriter {
    @Override
    public JavaPairRDD<RowKey, StoredCopy> copies(LakeTable table, JavaRDD<RowKey> rows) {
        return writer.copies(table, rows);
    }

    @Override
    public JavaRDD<RowChange> swept(LakeTable table, Sweep sweep) {
        return writer.swept(table, sweep);
    }

    @Override
    public void undisturbed(Runnable work) {
        writer.undisturbed(work);
    }

    @Override
    public void copy(LakeTable table, LakeTable beside, Map<String, String> notes) {
        writer.copy(table, beside, notes);
    }

    @Override
    public Set<String> write(
            LakeTable table, JavaRDD<RowChange> changes, long bytes, Progress progress, Map<String, String> notes) {
        Set<String> partitions = writer.write(table, changes, bytes, progress, notes);
        syncer.committed(table, partitions);
        return partitions;
    }
}
