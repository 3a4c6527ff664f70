// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import scala.Option;
import scala.Some;
import scala.runtime.BoxedUnit;
import scala.util.Either;
import scopt.OptionDef;
import scopt.OptionParser;
import scopt.Read;

/** The command line: reads names and values, not their meaning. Mistakes are collected, not printed. */
final class Options extends OptionParser<Map<String, String>> {
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
    static final String PARALLELISM = "parallel";
    static final String POSITION = "position";
    static final String SERVER_IDS = "serverId";
    static final String PARTITIONS = "partitions";

    private final List<String> problems = new ArrayList<>();
    private boolean helpAsked;

    Options() {
        super("cdc-producer");
        option('c', CHECKPOINT_DIR, "<uri>", "where checkpoints go").required();
        option('l', CHECKPOINT_INTERVAL, "<seconds>", "time between checkpoints, default 60");
        option('b', BROKERS, "<host:port,...>", "Kafka brokers").required();
        option('t', TOPIC, "<topic>", "topic that all changes go to").required();
        option('h', HOST, "<host[:port]>", "MySQL server, default port 3306").required();
        option('u', USERNAME, "<name>", "MySQL user").required();
        option('P', PASSWORD, "<password>", "its password; better in " + ArgsReader.PASSWORD_VARIABLE);
        named(PASSWORD_FILE, "<file>", "file with its password");
        option('d', DATABASES, "<db,...>", "databases: db1,shard_*").required();
        option('T', TABLES, "<db.table,...>", "tables: db1.*,db3.tb*, or regular expressions")
                .required();
        option('p', PARALLELISM, "<n>", "readers of the source, default 1");
        option(
                's',
                POSITION,
                "initial|latest",
                "start with a snapshot or with the changes from now on, default initial");
        option('e', SERVER_IDS, "<from-to>", "replica ids, one per reader; default: chosen for server and topic");
        named(PARTITIONS, "<n>", "partitions of the topic if it is not there yet, default 4");
        help("help").text("prints this");
    }

    /** The values given, by long name. */
    Map<String, String> read(List<String> args) throws UserMistake {
        Map<String, String> none = Map.of();
        Option<Map<String, String>> values = parse(
                scala.collection.JavaConverters.asScalaBufferConverter(args).asScala(), none);
        if (helpAsked) {
            return none;
        }
        if (!problems.isEmpty()) {
            throw new UserMistake(problems);
        }
        return values.get();
    }

    boolean helpAsked() {
        return helpAsked;
    }

    private OptionDef<String, Map<String, String>> option(char letter, String name, String value, String text) {
        return described(opt(letter, name, Read.stringRead()), name, value, text);
    }

    private void named(String name, String value, String text) {
        described(opt(name, Read.stringRead()), name, value, text);
    }

    private static OptionDef<String, Map<String, String>> described(
            OptionDef<String, Map<String, String>> option, String name, String value, String text) {
        return option.valueName(value).text(text).action((given, values) -> with(values, name, given));
    }

    private static Map<String, String> with(Map<String, String> values, String name, String value) {
        Map<String, String> more = new HashMap<>(values);
        more.put(name, value);
        return Map.copyOf(more);
    }

    @Override
    public Option<Object> showUsageOnError() {
        return new Some<>(false);
    }

    @Override
    public void reportError(String problem) {
        problems.add(problem);
    }

    @Override
    public void terminate(Either<String, BoxedUnit> exitState) {
        helpAsked = true;
    }
}
