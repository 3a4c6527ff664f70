// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import scala.Tuple2;
import scala.collection.Iterator;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;

/** Sorts and writes few changes in one task. A class, as Spark looks through the bytes of each lambda that it is given, for each job. */
final class OneTask extends AbstractFunction2<TaskContext, Iterator<RowChange>, Written> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final GroupWriter writer;

    OneTask(GroupWriter writer) {
        this.writer = writer;
    }

    Written run(JavaRDD<RowChange> changes) {
        RDD<RowChange> all = changes.coalesce(1).rdd();
        Object results = all.sparkContext().runJob(all, this, ClassTag$.MODULE$.apply(Written.class));
        return Written.of(List.of((Written[]) results));
    }

    @Override
    public Written apply(TaskContext context, Iterator<RowChange> changes) {
        List<Tuple2<ChangeKey, byte[]>> all = new ArrayList<>();
        while (changes.hasNext()) {
            all.add(writer.target().keyed(changes.next()));
        }
        all.sort(Comparator.comparing(Tuple2::_1));
        try {
            return writer.write(all.iterator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
