// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/** Gives each partition of the topic a task of its own, as the stream does. */
final class ByPartition extends Partitioner {
    private static final long serialVersionUID = 1L;

    private final int partitions;

    private ByPartition(int partitions) {
        this.partitions = partitions;
    }

    /** @return the records in the order of their partition */
    static JavaRDD<TopicRecord> ordered(JavaRDD<TopicRecord> records, int partitions) {
        return records.mapToPair(record -> new Tuple2<>(Place.of(record), record))
                .repartitionAndSortWithinPartitions(new ByPartition(partitions))
                .values();
    }

    @Override
    public int numPartitions() {
        return partitions;
    }

    @Override
    public int getPartition(Object key) {
        return ((Place) key).partition();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByPartition partitioner && partitioner.partitions == partitions;
    }

    @Override
    public int hashCode() {
        return partitions;
    }
}
