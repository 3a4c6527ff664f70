// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.cli;

import io.lakeward.etl.error.UserError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import scala.Option;
import scala.Some;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scopt.OptionParser;
import scopt.Read;

/** Reads the command line; the first error is thrown instead of printed, so that a caller decides how to end. */
public final class ArgsParser extends OptionParser<ArgsParser.Draft> {

    private static final int DEFAULT_INTERVAL_SECONDS = 60;

    private static final String MODE = "mode";

    private final List<String> errors = new ArrayList<>();

    ArgsParser() {
        super("lake-etl");
        help("help").text("print this");
        opt('f', "file", Read.stringRead())
                .unbounded()
                .valueName("<path>")
                .action((file, draft) -> draft.file(file))
                .text("a Flink SQL script, or a folder of them; all INSERTs of all files become one job");
        opt('l', "lake", Read.stringRead())
                .required()
                .valueName("<path>")
                .action((lake, draft) -> draft.set("lake", lake))
                .text("base path of the lake, the table db.t is at <path>/db/t");
        opt("var", Read.tupleRead(Read.stringRead(), Read.stringRead()))
                .unbounded()
                .valueName("<k>=<v>")
                .action((variable, draft) -> draft.variable(variable))
                .text("replaces ${k} in the scripts; comes before --varFile, and that before the environment");
        opt("varFile", Read.stringRead())
                .unbounded()
                .valueName("<path>")
                .action((file, draft) -> draft.variables(VariableFile.read(file)))
                .text("lines k=v for --var");
        opt('c', "checkpointDir", Read.stringRead())
                .required()
                .valueName("<path>")
                .action((dir, draft) -> draft.set("checkpointDir", dir))
                .text("where checkpoints are kept");
        opt('i', "checkpointInterval", Read.intRead())
                .valueName("<seconds>")
                .action((seconds, draft) -> draft.set("checkpointInterval", seconds.toString()))
                .text("a derived table is committed at every checkpoint; default " + DEFAULT_INTERVAL_SECONDS);
        opt('n', "name", Read.stringRead())
                .valueName("<name>")
                .action((name, draft) -> draft.set("name", name))
                .text("name of the job; default lake-etl");
        opt("rebuild", Read.unitRead())
                .action((none, draft) -> draft.mode(Mode.REBUILD))
                .text("removes the tables that the scripts write and builds them anew");
        opt("dry-run", Read.unitRead())
                .action((none, draft) -> draft.mode(Mode.DRY_RUN))
                .text("checks and explains the scripts, and submits nothing");
        opt("print-init", Read.unitRead())
                .action((none, draft) -> draft.mode(Mode.PRINT_INIT))
                .text("prints a file for sql-client.sh -i, under which it runs the same scripts");
    }

    /** Empty when the user asked for the help text only. */
    public static Optional<Args> parse(String... args) {
        if (List.of(args).contains("--help")) {
            System.out.println(new ArgsParser().usage());
            return Optional.empty();
        }
        var parser = new ArgsParser();
        var draft = new Draft(List.of(), Map.of(), Map.of(), Map.of());
        var parsed = parser.parse(JavaConverters.asScalaBuffer(List.of(args)).toSeq(), draft);
        if (parsed.isEmpty()) {
            throw new UserError(String.join("; ", parser.errors) + "; see --help");
        }
        return Optional.of(parsed.get().toArgs());
    }

    @Override
    public Option<Object> showUsageOnError() {
        return Some.apply(false);
    }

    @Override
    public void reportError(String message) {
        errors.add(message);
    }

    /** What has been read so far; scopt folds the options into it one by one. */
    record Draft(
            List<Path> files,
            Map<String, String> variables,
            Map<String, String> fileVariables,
            Map<String, String> values) {

        Draft file(String file) {
            var more = new ArrayList<>(files);
            more.add(Path.of(file));
            return new Draft(more, variables, fileVariables, values);
        }

        Draft variable(Tuple2<String, String> variable) {
            return new Draft(files, with(variables, Map.of(variable._1(), variable._2())), fileVariables, values);
        }

        Draft variables(Map<String, String> more) {
            return new Draft(files, variables, with(fileVariables, more), values);
        }

        Draft mode(Mode mode) {
            if (values.containsKey(MODE)) {
                throw new UserError("of --rebuild, --dry-run and --print-init only one may be given");
            }
            return set(MODE, mode.name());
        }

        Draft set(String option, String value) {
            return new Draft(files, variables, fileVariables, with(values, Map.of(option, value)));
        }

        Args toArgs() {
            var interval = values.getOrDefault("checkpointInterval", String.valueOf(DEFAULT_INTERVAL_SECONDS));
            return new Args(
                    files,
                    values.get("lake"),
                    with(fileVariables, variables),
                    values.get("checkpointDir"),
                    Duration.ofSeconds(Long.parseLong(interval)),
                    values.getOrDefault("name", "lake-etl"),
                    Mode.valueOf(values.getOrDefault(MODE, Mode.RUN.name())));
        }

        private static Map<String, String> with(Map<String, String> map, Map<String, String> more) {
            var both = new HashMap<>(map);
            both.putAll(more);
            return both;
        }
    }
}
