// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.source;

import io.lakeward.producer.cli.Args;
import io.lakeward.producer.lock.TopicLock;
import io.lakeward.producer.resync.RequestTopic;
import io.lakeward.producer.split.GuardedSource;
import io.lakeward.producer.split.SourceState;
import io.lakeward.producer.values.ExactRows;
import io.lakeward.producer.values.ExactValues;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.cdc.connectors.mysql.source.MySqlSource;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSplit;
import org.apache.flink.cdc.debezium.DebeziumDeserializationSchema;

/** Sets up the MySQL source; DESIGN.md says why each setting is what it is. */
public final class ChangeSource {
    private static final int CHUNK_ROWS = 8096;
    private static final int FETCH_ROWS = 1024;
    private static final double MOST_KEYS_FOR_A_ROW = 4;
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private ChangeSource() {}

    /** @param lock that the job holds while it runs */
    public static <T> Source<T, MySqlSplit, SourceState> of(
            Args args, TableSelection selection, DebeziumDeserializationSchema<T> deserializer, TopicLock lock) {
        MySqlSource<T> connector = MySqlSource.<T>builder()
                .hostname(args.mysql().host())
                .port(args.mysql().port())
                .username(args.username())
                .password(args.password().value())
                .databaseList(selection.databaseExpressions())
                .tableList(selection.tableExpressions())
                .serverId(args.serverIds().toString())
                .serverTimeZone("UTC")
                .startupOptions(Startup.of(args.position()))
                .includeSchemaChanges(true)
                .scanNewlyAddedTableEnabled(false)
                .assignUnboundedChunkFirst(true)
                .splitSize(CHUNK_ROWS)
                .distributionFactorUpper(MOST_KEYS_FOR_A_ROW)
                .fetchSize(FETCH_ROWS)
                .heartbeatInterval(HEARTBEAT)
                .jdbcProperties(jdbc(args))
                .debeziumProperties(debezium(args))
                .deserializer(deserializer)
                .build();
        return new GuardedSource<>(connector, deserializer, RequestTopic.of(args), lock);
    }

    private static Properties jdbc(Args args) {
        Properties jdbc = new Properties();
        jdbc.setProperty("queryInterceptors", BinaryLogStatus.class.getName() + "," + ExactRows.class.getName());
        // The text protocol has six digits of a FLOAT.
        jdbc.setProperty("useServerPrepStmts", "true");
        jdbc.setProperty("sessionVariables", "time_zone='+00:00'");
        args.tls().ifPresent(tls -> jdbc.putAll(Tls.jdbc(tls)));
        // The properties become part of a URL.
        jdbc.replaceAll((name, value) -> URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        return jdbc;
    }

    private static Properties debezium(Args args) {
        Properties debezium = new Properties();
        debezium.setProperty("poll.interval.ms", "20");
        // Without it a lost connection ends the reading and nobody is told; DESIGN.md says what it costs.
        debezium.setProperty("connect.keep.alive", "true");
        debezium.setProperty("connect.keep.alive.interval.ms", "5000");
        debezium.setProperty("enable.time.adjuster", "false");
        debezium.setProperty("converters", "exact");
        debezium.setProperty("exact.type", ExactValues.class.getName());
        debezium.setProperty("column.propagate.source.type", ".*");
        debezium.setProperty("decimal.handling.mode", "precise");
        debezium.setProperty("bigint.unsigned.handling.mode", "precise");
        args.tls().ifPresent(tls -> debezium.putAll(Tls.debezium(tls)));
        args.debezium().addTo(debezium);
        return debezium;
    }
}
