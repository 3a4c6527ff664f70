// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.cli;

import java.util.Map;
import java.util.Optional;

/** The settings of Kafka and Debezium that are not the user's to pass through, and why. */
final class OwnedKeys {
    private static final String EXACTLY_ONCE = "exactly-once delivery depends on it";
    private static final String ORDER = "the order of a row's changes depends on it";
    private static final String FORMAT = "the format of the events depends on it";
    private static final String LOSS = "changes could be lost silently";
    private static final String CONNECTOR = "the connector sets it";
    private static final String TABLES = "use -d, -T and --excludeTables";

    private static final Map<String, String> KAFKA = Map.of(
            "bootstrap.servers", "use -b/--brokerList",
            "transactional.id", EXACTLY_ONCE,
            "enable.idempotence", EXACTLY_ONCE,
            "acks", EXACTLY_ONCE,
            "key.serializer", FORMAT,
            "value.serializer", FORMAT,
            "partitioner.class", ORDER,
            "partitioner.ignore.keys", ORDER);

    private static final Map<String, String> DEBEZIUM = Map.ofEntries(
            Map.entry("database.hostname", "use -h/--host"),
            Map.entry("database.port", "use -h/--host"),
            Map.entry("database.user", "use -u/--username"),
            Map.entry("database.password", "use LAKEWARD_MYSQL_PASSWORD or --pwdFile"),
            Map.entry("database.server.id", "use -e/--serverId"),
            Map.entry("database.server.name", CONNECTOR),
            Map.entry("database.serverTimezone", "times are read in UTC"),
            Map.entry("database.connectionTimeZone", "times are read in UTC"),
            Map.entry("database.include.list", TABLES),
            Map.entry("database.exclude.list", TABLES),
            Map.entry("table.include.list", TABLES),
            Map.entry("table.exclude.list", TABLES),
            Map.entry("column.include.list", "use --includeColumns"),
            Map.entry("column.exclude.list", "use --excludeColumns"),
            Map.entry("connect.keep.alive", LOSS),
            Map.entry("event.processing.failure.handling.mode", LOSS),
            Map.entry("event.deserialization.failure.handling.mode", LOSS),
            Map.entry("inconsistent.schema.handling.mode", LOSS),
            Map.entry("skipped.operations", LOSS),
            Map.entry("enable.time.adjuster", FORMAT),
            Map.entry("converters", FORMAT),
            Map.entry("decimal.handling.mode", FORMAT),
            Map.entry("bigint.unsigned.handling.mode", FORMAT),
            Map.entry("binary.handling.mode", FORMAT),
            Map.entry("time.precision.mode", FORMAT),
            Map.entry("include.schema.changes", FORMAT),
            Map.entry("include.query", FORMAT),
            Map.entry("tombstones.on.delete", FORMAT),
            Map.entry("provide.transaction.metadata", FORMAT),
            Map.entry("message.key.columns", FORMAT),
            Map.entry("sanitize.field.names", FORMAT),
            Map.entry("snapshot.mode", "use -s/--position"));

    private static final Map<String, String> DEBEZIUM_PREFIXES = Map.of(
            "database.ssl.", "use --mysqlSslMode and its key and trust store",
            "database.history", CONNECTOR,
            "column.propagate.source.type", FORMAT,
            "datatype.propagate.source.type", FORMAT,
            "exact.", FORMAT);

    private OwnedKeys() {}

    static Optional<String> reasonAgainstKafka(String key) {
        return Optional.ofNullable(KAFKA.get(key));
    }

    static Optional<String> reasonAgainstDebezium(String key) {
        return Optional.ofNullable(DEBEZIUM.get(key)).or(() -> DEBEZIUM_PREFIXES.entrySet().stream()
                .filter(prefix -> key.startsWith(prefix.getKey()))
                .map(Map.Entry::getValue)
                .findFirst());
    }
}
