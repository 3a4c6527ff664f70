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
import scopt.OptionParser;
import scopt.Read;

/** The command line of resync, with the producer's names. Mistakes are collected, not printed. */
final class ResyncOptions extends OptionParser<Map<String, String>> {
    static final String NAMES = "tables";

    private final List<String> problems = new ArrayList<>();
    private boolean helpAsked;

    ResyncOptions() {
        super("lakeward resync");
        opt(Options.CONF, Read.stringRead())
                .valueName("<file.yaml>")
                .text("the producer's file; the command line wins over it")
                .action((given, values) -> with(values, Options.CONF, given));
        opt('b', Options.BROKERS, Read.stringRead())
                .valueName("<host:port,...>")
                .text("Kafka brokers of the producer")
                .action((given, values) -> with(values, Options.BROKERS, given));
        opt('t', Options.TOPIC, Read.stringRead())
                .valueName("<topic>")
                .text("topic of the producer")
                .action((given, values) -> with(values, Options.TOPIC, given));
        opt("kafkaConf", Read.stringRead())
                .unbounded()
                .valueName("<key=value>")
                .text("setting of the Kafka clients, any number of times")
                .action((given, values) -> setting(values, given));
        arg("<db.table> ...", Read.stringRead())
                .unbounded()
                .optional()
                .text("tables to be read again, while everything goes on")
                .action((given, values) ->
                        with(values, NAMES, values.containsKey(NAMES) ? values.get(NAMES) + "," + given : given));
        help("help").text("prints this");
    }

    /** The values given, by long name. */
    Map<String, String> read(List<String> args, List<String> problemsFound) {
        Map<String, String> none = Map.of();
        Option<Map<String, String>> values = parse(
                scala.collection.JavaConverters.asScalaBufferConverter(args).asScala(), none);
        problemsFound.addAll(problems);
        return helpAsked || values.isEmpty() ? none : values.get();
    }

    boolean helpAsked() {
        return helpAsked;
    }

    /** The value is not shown: it may be a secret. */
    private Map<String, String> setting(Map<String, String> values, String given) {
        int equals = given.indexOf('=');
        if (equals < 1) {
            problems.add("--kafkaConf must be key=value, but one was not");
            return values;
        }
        String name = Options.KAFKA + "." + given.substring(0, equals).strip();
        return with(values, name, given.substring(equals + 1).strip());
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
        problems.add(problem.split("=", 2)[0]);
    }

    @Override
    public void terminate(Either<String, BoxedUnit> exitState) {
        helpAsked = true;
    }
}
