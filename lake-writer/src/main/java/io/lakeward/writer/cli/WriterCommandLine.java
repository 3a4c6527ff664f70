// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import scala.collection.JavaConverters;
import scala.runtime.BoxedUnit;

/** The options of the job. */
public final class WriterCommandLine {
    private final List<String> hudiConf = new ArrayList<>();
    private final ShortNames shortNames;
    private final OptionValues values;

    private WriterCommandLine(ShortNames shortNames) {
        this.shortNames = shortNames;
        this.values = new OptionValues(shortNames);
    }

    /**
     * @param environment the process's variables; passwords may stand there
     * @throws UsageException if options are unknown, missing or wrong
     */
    public static WriterArgs parse(List<String> arguments, Map<String, String> environment) {
        WriterCommandLine line = new WriterCommandLine(ShortNames.spellOut(arguments));
        line.new Options()
                .parse(JavaConverters.asScalaBuffer(line.shortNames.arguments()).toSeq(), BoxedUnit.UNIT);
        return new ArgsReader(line.values, line.hudiConf, environment).read();
    }

    private final class Options extends WriterOptions {
        Options() {
            super("lake-writer", values, hudiConf);
            value(ArgsReader.STATUS_PAGE, "[host:]port at which the job shows its status as a page (no page)");
        }
    }
}
