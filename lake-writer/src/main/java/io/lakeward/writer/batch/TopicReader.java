// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.writer.park.Range;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads parts of the topic again. */
public interface TopicReader {
    /** Per partition the first offset that the topic has by now. */
    Map<Integer, Long> beginning();

    /** The records as Spark's source of Kafka gives them. */
    Dataset<Row> read(Range range);
}
