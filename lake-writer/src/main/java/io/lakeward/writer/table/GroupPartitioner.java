// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import org.apache.spark.Partitioner;

/** Keeps the changes of a file group together, and those of a folder's file groups apart. */
final class GroupPartitioner extends Partitioner {
    private static final long serialVersionUID = 1L;

    private final int tasks;

    GroupPartitioner(int tasks) {
        this.tasks = tasks;
    }

    @Override
    public int numPartitions() {
        return tasks;
    }

    @Override
    public int getPartition(Object key) {
        ChangeKey change = (ChangeKey) key;
        return Math.floorMod(change.partition().hashCode() + change.bucket(), tasks);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GroupPartitioner partitioner && partitioner.tasks == tasks;
    }

    @Override
    public int hashCode() {
        return tasks;
    }
}
