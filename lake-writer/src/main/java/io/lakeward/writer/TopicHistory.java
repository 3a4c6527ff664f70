// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import io.lakeward.writer.batch.TopicReader;
import io.lakeward.writer.cli.TopicArgs;
import io.lakeward.writer.park.Range;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The topic as it was read before. */
record TopicHistory(SparkSession spark, TopicArgs args, Topic topic) implements TopicReader {
    @Override
    public Map<Integer, Long> beginning() {
        return topic.beginning(
                args.kafka(), IntStream.range(0, topic.partitions()).boxed().toList());
    }

    @Override
    public Dataset<Row> read(Range range) {
        Map<Integer, Long> from = new TreeMap<>(range.from());
        from.keySet().retainAll(range.to().keySet());
        if (from.size() < range.to().size()) {
            topic.beginning(args.kafka(), range.to().keySet())
                    .forEach((partition, first) -> from.putIfAbsent(
                            partition, Math.min(first, range.to().get(partition))));
        }
        return spark.read()
                .format("kafka")
                .options(args.kafka().source())
                .options(args.consumerGroup()
                        .map(id -> Map.of("kafka.group.id", id))
                        .orElse(Map.of()))
                .option(
                        "assign",
                        from.keySet().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(",", "{\"" + topic.name() + "\":[", "]}")))
                .option("kafka.isolation.level", "read_committed")
                .option("includeHeaders", "true")
                .option("startingOffsets", topic.offsets(from))
                .option("endingOffsets", topic.offsets(range.to()))
                .option("failOnDataLoss", "true")
                .load();
    }
}
