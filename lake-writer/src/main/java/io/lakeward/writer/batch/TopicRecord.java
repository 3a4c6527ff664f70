// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import scala.collection.Seq;

/**
 * A record as Kafka gave it.
 *
 * @param timestampMicros Kafka's time of the record, in microseconds since the epoch
 */
record TopicRecord(
        String topic,
        int partition,
        long offset,
        long timestampMicros,
        byte[] key,
        byte[] value,
        Map<String, byte[]> headers)
        implements Serializable {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1000;

    /** The columns of Kafka's source that {@link #of} reads, in this order. */
    static final String[] COLUMNS = {"topic", "partition", "offset", "timestamp", "key", "value", "headers"};

    static TopicRecord of(Row row) {
        var time = row.getTimestamp(3).toInstant();
        return new TopicRecord(
                row.getString(0),
                row.getInt(1),
                row.getLong(2),
                time.getEpochSecond() * MICROS_PER_SECOND + time.getNano() / NANOS_PER_MICRO,
                row.getAs(4),
                row.getAs(5),
                headers(row.getAs(6)));
    }

    private static Map<String, byte[]> headers(Seq<Row> headers) {
        Map<String, byte[]> byName = new LinkedHashMap<>();
        if (headers != null) {
            for (int i = 0; i < headers.size(); i++) {
                Row header = headers.apply(i);
                byName.put(header.getString(0), header.getAs(1));
            }
        }
        return byName;
    }
}
