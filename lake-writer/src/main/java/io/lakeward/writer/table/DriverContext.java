// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hudi.client.common.HoodieSparkEngineContext;
import org.apache.hudi.common.data.HoodieData;
import org.apache.hudi.common.engine.HoodieEngineContext;
import org.apache.hudi.common.engine.HoodieLocalEngineContext;
import org.apache.hudi.common.function.SerializableBiFunction;
import org.apache.hudi.common.function.SerializableConsumer;
import org.apache.hudi.common.function.SerializableFunction;
import org.apache.hudi.common.function.SerializablePairFunction;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Does in the driver what goes with a commit, where it is for few files or partitions: a job of Spark costs more than to list a
 * folder or to delete a marker. Where it is for many, a job has no more tasks than there are cores: Hudi would make one for each file, and each takes
 * all of Hadoop's configuration along.
 */
@SuppressWarnings("unchecked") // in Hudi's class
final class DriverContext extends HoodieSparkEngineContext {
    private static final int FEW = 64;

    private final HoodieEngineContext local;

    DriverContext(JavaSparkContext spark) {
        super(spark);
        this.local = new HoodieLocalEngineContext(getStorageConf());
    }

    @Override
    public <I, O> List<O> map(List<I> data, SerializableFunction<I, O> work, int parallelism) {
        return data.size() <= FEW ? local.map(data, work, parallelism) : super.map(data, work, tasks(parallelism));
    }

    @Override
    public <I, O> List<O> flatMap(List<I> data, SerializableFunction<I, Stream<O>> work, int parallelism) {
        return data.size() <= FEW
                ? local.flatMap(data, work, parallelism)
                : super.flatMap(data, work, tasks(parallelism));
    }

    @Override
    public <I> void foreach(List<I> data, SerializableConsumer<I> work, int parallelism) {
        if (data.size() <= FEW) {
            local.foreach(data, work, parallelism);
        } else {
            super.foreach(data, work, tasks(parallelism));
        }
    }

    @Override
    public <I, K, V> Map<K, V> mapToPair(List<I> data, SerializablePairFunction<I, K, V> work, Integer parallelism) {
        return data.size() <= FEW
                ? local.mapToPair(data, work, parallelism)
                : super.mapToPair(data, work, tasks(parallelism));
    }

    @Override
    public <T> HoodieData<T> parallelize(List<T> data, int parallelism) {
        return super.parallelize(data, tasks(parallelism));
    }

    @Override
    public <I, K, V> List<V> mapToPairAndReduceByKey(
            List<I> data,
            SerializablePairFunction<I, K, V> work,
            SerializableBiFunction<V, V, V> reduce,
            int parallelism) {
        return super.mapToPairAndReduceByKey(data, work, reduce, tasks(parallelism));
    }

    private int tasks(int wanted) {
        return Math.min(wanted, jsc().defaultParallelism());
    }
}
