// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.lakeward.writer.park.Range;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;

/** Picks records of quarantine by their places, so that Spark reads and gives no others. */
final class QuarantinePart {
    private static final String PARTITION = "kafka_partition";
    private static final String OFFSET = "kafka_offset";

    private QuarantinePart() {}

    /** What is from these offsets on, per partition; all of a partition that is not named. */
    static Column from(Map<Integer, Long> offsets) {
        Column is = not(col(PARTITION).isin(offsets.keySet().toArray()));
        for (Map.Entry<Integer, Long> from : offsets.entrySet()) {
            is = is.or(col(PARTITION).equalTo(from.getKey()).and(col(OFFSET).geq(from.getValue())));
        }
        return is;
    }

    /** What is at these offsets, in whatever partition. */
    static Column at(List<Long> offsets) {
        return col(OFFSET).isInCollection(offsets);
    }

    /** What is in a part of the topic. */
    static Column in(Range range) {
        Column is = lit(false);
        for (Map.Entry<Integer, Long> to : range.to().entrySet()) {
            long from = range.from().getOrDefault(to.getKey(), 0L);
            is = is.or(col(PARTITION)
                    .equalTo(to.getKey())
                    .and(col(OFFSET).geq(from))
                    .and(col(OFFSET).lt(to.getValue())));
        }
        return is;
    }
}
