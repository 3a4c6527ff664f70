// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import scopt.Read;

/** The command line of the producer. */
final class Options extends CommandLine {
    static final String CONF = "conf";
    static final String CHECK = "check";
    static final String CHECKPOINT_DIR = "checkpointDir";
    static final String CHECKPOINT_INTERVAL = "checkpointInterval";
    static final String BROKERS = "brokerList";
    static final String TOPIC = "sinkTopic";
    static final String HOST = "host";
    static final String USERNAME = "username";
    static final String PASSWORD = "pwd";
    static final String PASSWORD_FILE = "pwdFile";
    static final String DATABASES = "dbList";
    static final String TABLES = "tbList";
    static final String EXCLUDED_TABLES = "excludeTables";
    static final String EXCLUDED_COLUMNS = "excludeColumns";
    static final String INCLUDED_COLUMNS = "includeColumns";
    static final String PARALLELISM = "parallel";
    static final String POSITION = "position";
    static final String SERVER_IDS = "serverId";
    static final String PARTITIONS = "partitions";
    static final String SSL_MODE = "mysqlSslMode";
    static final String TRUST_STORE = "mysqlSslTrustStore";
    static final String TRUST_STORE_PASSWORD = "mysqlSslTrustStorePassword";
    static final String KEY_STORE = "mysqlSslKeyStore";
    static final String KEY_STORE_PASSWORD = "mysqlSslKeyStorePassword";
    static final String KAFKA = "kafka";
    static final String DEBEZIUM = "debezium";

    static final List<String> REQUIRED = List.of(CHECKPOINT_DIR, BROKERS, TOPIC, HOST, USERNAME, DATABASES, TABLES);

    /** What a configuration file may hold. */
    static final Map<String, OptionKind> KINDS_IN_FILE = kindsInFile();

    private static final List<String> ON_THE_LINE_ONLY = List.of(CONF, CHECK, "kafkaConf", "debeziumConf", "help");

    Options() {
        super("cdc-producer");
        named(CONF, "<file.yaml>", "file with options by their long names; the command line wins over it");
        option('c', CHECKPOINT_DIR, "<uri>", "where checkpoints go");
        option('l', CHECKPOINT_INTERVAL, "<seconds>", "time between checkpoints, default 60");
        option('b', BROKERS, "<host:port,...>", "Kafka brokers");
        option('t', TOPIC, "<topic>", "topic that all changes go to");
        option('h', HOST, "<host[:port]>", "MySQL server, default port 3306");
        option('u', USERNAME, "<name>", "MySQL user");
        option('P', PASSWORD, "<password>", "its password; better in " + ArgsReader.PASSWORD_VARIABLE);
        named(PASSWORD_FILE, "<file>", "file with its password");
        option('d', DATABASES, "<db,...>", "databases: db1,shard_*");
        option('T', TABLES, "<db.table,...>", "tables: db1.*,db3.tb*, or regular expressions");
        named(EXCLUDED_TABLES, "<db.table,...>", "tables to leave out, written as for -T");
        named(EXCLUDED_COLUMNS, "<db.table.column,...>", "columns to leave out: db1.user.phone,shard_*.*.note");
        named(INCLUDED_COLUMNS, "<db.table.column,...>", "the only columns of the tables that they name");
        option('p', PARALLELISM, "<n>", "readers of the source, default 1");
        option('s', POSITION, "<position>", "where to start, default initial: " + StartPosition.SYNTAX);
        option('e', SERVER_IDS, "<from-to>", "replica ids, one per reader; default: chosen for server and topic");
        named(PARTITIONS, "<n>", "partitions of the topic if it is not there yet, default 4");
        named(SSL_MODE, "<mode>", "TLS to MySQL: DISABLED, PREFERRED, REQUIRED, VERIFY_CA or VERIFY_IDENTITY");
        named(TRUST_STORE, "<file>", "certificates to trust, JKS or PKCS12, at the same place on every machine");
        named(TRUST_STORE_PASSWORD, "<password>", "its password; better in " + ArgsReader.TRUST_STORE_VARIABLE);
        named(KEY_STORE, "<file>", "certificate of the client, where MySQL asks for one");
        named(KEY_STORE_PASSWORD, "<password>", "its password; better in " + ArgsReader.KEY_STORE_VARIABLE);
        settings("kafkaConf", KAFKA, "setting of Kafka's producer and admin client, any number of times");
        settings("debeziumConf", DEBEZIUM, "setting of Debezium's MySQL connector, any number of times");
        opt(CHECK, Read.unitRead())
                .text("checks both ends, prints what it found, and starts nothing")
                .action((given, values) -> with(values, CHECK, "true"));
        help("help").text("prints this");
    }

    private static Map<String, OptionKind> kindsInFile() {
        Map<String, OptionKind> kinds = new LinkedHashMap<>();
        List.of(BROKERS, DATABASES, TABLES, EXCLUDED_TABLES, EXCLUDED_COLUMNS, INCLUDED_COLUMNS)
                .forEach(name -> kinds.put(name, OptionKind.LIST));
        List.of(CHECKPOINT_DIR, CHECKPOINT_INTERVAL, TOPIC, HOST, USERNAME, PASSWORD, PASSWORD_FILE)
                .forEach(name -> kinds.put(name, OptionKind.TEXT));
        List.of(PARALLELISM, POSITION, SERVER_IDS, PARTITIONS).forEach(name -> kinds.put(name, OptionKind.TEXT));
        List.of(SSL_MODE, TRUST_STORE, TRUST_STORE_PASSWORD, KEY_STORE, KEY_STORE_PASSWORD)
                .forEach(name -> kinds.put(name, OptionKind.TEXT));
        List.of(KAFKA, DEBEZIUM).forEach(name -> kinds.put(name, OptionKind.MAP));
        return Map.copyOf(kinds);
    }

    @Override
    List<String> known() {
        List<String> known = new ArrayList<>(KINDS_IN_FILE.keySet());
        known.addAll(ON_THE_LINE_ONLY);
        return known;
    }
}
