// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakeward.writer.table.Progress;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.streaming.CommitLog;
import org.apache.spark.sql.execution.streaming.OffsetSeq;
import org.apache.spark.sql.execution.streaming.OffsetSeqLog;
import scala.Option;

/** From which offsets a job goes on. */
final class Offsets {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, TreeMap<Integer, Long>>> BY_TOPIC = new TypeReference<>() {};

    private Offsets() {}

    /** @return per partition; empty for a partition that nothing is known of */
    static Map<Integer, Long> wanted(SparkSession spark, String checkpoint, String topic, Progress lake) {
        String folder = checkpoint.endsWith("/") ? checkpoint : checkpoint + "/";
        OffsetSeqLog begun = new OffsetSeqLog(spark, folder + "offsets");
        Option<Object> lastBegun = begun.getLatestBatchId();
        if (lastBegun.isEmpty()) {
            return lake.from();
        }
        Option<Object> lastDone = new CommitLog(spark, folder + "commits").getLatestBatchId();
        return lastDone.isEmpty() ? Map.of() : ends(begun.get((long) lastDone.get()), topic);
    }

    /** Where the stream really begins: a checkpoint whose first batch is not done is as far as the lake was before it. */
    static Map<Integer, Long> begin(SparkSession spark, String checkpoint, String topic, Progress lake) {
        Map<Integer, Long> wanted = wanted(spark, checkpoint, topic, lake);
        return wanted.isEmpty() ? lake.from() : wanted;
    }

    private static Map<Integer, Long> ends(Option<OffsetSeq> batch, String topic) {
        if (batch.isEmpty() || batch.get().offsets().head().isEmpty()) {
            return Map.of();
        }
        String json = batch.get().offsets().head().get().json();
        try {
            return JSON.readValue(json, BY_TOPIC).getOrDefault(topic, new TreeMap<>());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Offsets in a checkpoint must be JSON, but were: " + json, e);
        }
    }
}
