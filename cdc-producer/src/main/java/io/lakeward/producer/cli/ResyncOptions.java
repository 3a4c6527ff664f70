// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.cli;

import java.util.List;
import scopt.Read;

/** The command line of resync, with the producer's names. */
final class ResyncOptions extends CommandLine {
    static final String NAMES = "tables";

    ResyncOptions() {
        super("lakeward resync");
        named(Options.CONF, "<file.yaml>", "the producer's file; the command line wins over it");
        option('b', Options.BROKERS, "<host:port,...>", "Kafka brokers of the producer");
        option('t', Options.TOPIC, "<topic>", "topic of the producer");
        settings("kafkaConf", Options.KAFKA, "setting of the Kafka clients, any number of times");
        arg("<db.table> ...", Read.stringRead())
                .unbounded()
                .optional()
                .text("tables to be read again, while everything goes on")
                .action((given, values) ->
                        with(values, NAMES, values.containsKey(NAMES) ? values.get(NAMES) + "," + given : given));
        help("help").text("prints this");
    }

    @Override
    List<String> known() {
        return List.of(Options.CONF, Options.BROKERS, Options.TOPIC, "kafkaConf", "help");
    }
}
