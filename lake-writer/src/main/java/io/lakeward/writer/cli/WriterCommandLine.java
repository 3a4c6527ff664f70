// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import scala.collection.JavaConverters;
import scala.runtime.BoxedUnit;
import scala.util.Either;
import scopt.OptionParser;
import scopt.Read;

/** The options of the job. */
public final class WriterCommandLine {
    private final Map<String, String> values = new HashMap<>(
            Map.of("trigger", "300", "startPos", "earliest", "maxOffset", "100000", "concurrentTables", "4"));
    private final List<String> hudiOptions = new ArrayList<>();

    private WriterCommandLine() {}

    /** @throws UsageException if an option is unknown, missing or wrong */
    public static WriterArgs parse(List<String> arguments) {
        WriterCommandLine line = new WriterCommandLine();
        line.new Options().parse(JavaConverters.asScalaBuffer(arguments).toSeq(), BoxedUnit.UNIT);
        return WriterArgs.of(line.values, line.hudiOptions);
    }

    private final class Options extends OptionParser<BoxedUnit> {
        Options() {
            super("lake-writer");
            value('b', "brokerList", "Kafka brokers, comma separated");
            value('t', "sourceTopic", "the topic that cdc-producer writes");
            value('g', "hudiEventBasePath", "base path of the lake; tables are at <base>/<database>/<table>");
            value('c', "checkpointDir", "Spark's checkpoint directory");
            value('i', "trigger", "seconds between two micro-batches (300)");
            value('o', "startPos", "where the first start reads from: earliest (default) or latest");
            value('k', "maxOffset", "most records of one micro-batch (100000)");
            value('u', "concurrentTables", "tables written at the same time (4)");
            opt('x', "hudiConf", Read.stringRead())
                    .unbounded()
                    .valueName("<key>=<value>")
                    .text("a Hudi option for every table; may be repeated")
                    .foreach(option -> {
                        hudiOptions.add(option);
                        return BoxedUnit.UNIT;
                    });
            help("help").text("prints this");
        }

        private void value(char shortName, String name, String text) {
            opt(shortName, name, Read.stringRead()).text(text).foreach(value -> {
                values.put(name, value);
                return BoxedUnit.UNIT;
            });
        }

        @Override
        public void reportError(String message) {
            throw new UsageException(message + "; --help lists the options");
        }

        @Override
        public void terminate(Either<String, BoxedUnit> exit) {
            throw new HelpRequest();
        }
    }
}
