// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import scala.collection.JavaConverters;
import scala.runtime.BoxedUnit;

/** The options of status: the names are those of the writer. */
public final class StatusCommandLine {
    private static final String MAX_LAG = "max-lag";

    private final OptionValues values = new OptionValues(new ShortNames(List.of(), Set.of()));

    private StatusCommandLine() {}

    /** @throws UsageException with everything that is wrong */
    public static StatusArgs parse(List<String> arguments) {
        StatusCommandLine line = new StatusCommandLine();
        line.new Options().parse(JavaConverters.asScalaBuffer(arguments).toSeq(), BoxedUnit.UNIT);
        return line.read();
    }

    private StatusArgs read() {
        StatusArgs args = new StatusArgs(
                KafkaArgs.read(values),
                values.required("sourceTopic"),
                values.required("hudiEventBasePath"),
                values.has(MAX_LAG)
                        ? Optional.of(Duration.ofSeconds(values.number(MAX_LAG, 0, Integer.MAX_VALUE)))
                        : Optional.empty(),
                values.has("watch"),
                values.has("json"),
                values.file("html"));
        values.requireSound();
        return args;
    }

    private final class Options extends NamedOptions {
        Options() {
            super("lakeward status", values);
            KafkaArgs.name(this);
            value('t', "sourceTopic", "the topic that cdc-producer writes");
            value('g', "hudiEventBasePath", "base path of the lake");
            value(MAX_LAG, "seconds that a record may wait on the topic (any time)");
            flag("watch", "looks again every 5 s until it is interrupted");
            flag("json", "the same as one JSON object on the last line, too");
            value("html", "a file for the same as a web page, with charts");
            help("help").text("prints this");
        }
    }
}
