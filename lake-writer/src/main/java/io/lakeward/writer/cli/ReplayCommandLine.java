// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import scala.collection.JavaConverters;
import scala.runtime.BoxedUnit;

/** The options of replay: those of the writer, and which records. */
public final class ReplayCommandLine {
    private final List<String> tables = new ArrayList<>();
    private final List<String> hudiConf = new ArrayList<>();
    private final ShortNames shortNames;
    private final OptionValues values;

    private ReplayCommandLine(ShortNames shortNames) {
        this.shortNames = shortNames;
        this.values = new OptionValues(shortNames);
    }

    /**
     * @param environment the process's variables; passwords may stand there
     * @throws UsageException with everything that is wrong
     */
    public static ReplayArgs parse(List<String> arguments, Map<String, String> environment) {
        ReplayCommandLine line = new ReplayCommandLine(ShortNames.spellOut(arguments));
        line.new Options()
                .parse(JavaConverters.asScalaBuffer(line.shortNames.arguments()).toSeq(), BoxedUnit.UNIT);
        return line.read(environment);
    }

    private ReplayArgs read(Map<String, String> environment) {
        TableNames.check(tables, values);
        WriterArgs writer = new ArgsReader(values, hudiConf, environment).read();
        return new ReplayArgs(writer, tables, values.has("dry-run"), values.has("json"));
    }

    private final class Options extends WriterOptions {
        Options() {
            super("lakeward replay", values, hudiConf);
            flag("dry-run", "only tells what would become of the records");
            flag("json", "the result as one JSON object on the last line, too");
            tables("source tables, * stands for any letters; else all that quarantine has", tables);
        }
    }
}
