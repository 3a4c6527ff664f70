// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.bare;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.cdc.connectors.mysql.source.MySqlSource;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.source.SourceRecord;
import org.apache.flink.cdc.debezium.DebeziumDeserializationSchema;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/**
 * The connector and nothing else: its records as it makes them go, unencoded, to a sink that drops them. Its settings
 * are its defaults, but for the poll interval, which would cost a second for each split.
 */
public final class BareJob {
    private BareJob() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> parameters = parameters(args);
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, parameters.get("checkpoints"));
        configuration.set(
                CheckpointingOptions.CHECKPOINTING_INTERVAL,
                Duration.ofSeconds(Integer.parseInt(parameters.get("checkpoint-seconds"))));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(Integer.parseInt(parameters.get("parallelism")));
        env.fromSource(source(parameters), WatermarkStrategy.noWatermarks(), "MySQL")
                .sinkTo(new DiscardingSink<>());
        env.execute("bare connector");
    }

    private static Map<String, String> parameters(String[] args) {
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            parameters.put(args[i].substring("--".length()), args[i + 1]);
        }
        return parameters;
    }

    private static MySqlSource<SourceRecord> source(Map<String, String> parameters) {
        Properties debezium = new Properties();
        debezium.setProperty("poll.interval.ms", "20");
        return MySqlSource.<SourceRecord>builder()
                .hostname(parameters.get("host"))
                .port(Integer.parseInt(parameters.get("port")))
                .username(parameters.get("user"))
                .password(System.getenv("LAKEWARD_MYSQL_PASSWORD"))
                .databaseList(parameters.get("database"))
                .tableList(parameters.get("database") + "\\..*")
                .serverId("5400-5408")
                .serverTimeZone("UTC")
                .debeziumProperties(debezium)
                .deserializer(new Unchanged())
                .build();
    }

    private static final class Unchanged implements DebeziumDeserializationSchema<SourceRecord> {
        private static final long serialVersionUID = 1L;

        @Override
        public void deserialize(SourceRecord record, Collector<SourceRecord> out) {
            out.collect(record);
        }

        @Override
        public TypeInformation<SourceRecord> getProducedType() {
            return TypeInformation.of(SourceRecord.class);
        }
    }
}
