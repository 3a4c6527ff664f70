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

/** A command line: reads names and values, not their meaning. Mistakes are collected, not printed. */
abstract class CommandLine extends OptionParser<Map<String, String>> {
    private static final String UNKNOWN = "Unknown option --";

    private final List<String> problems = new ArrayList<>();
    private boolean helpAsked;

    CommandLine(String program) {
        super(program);
    }

    /** The names that there are, one of which an unknown one may have been meant for. */
    abstract List<String> known();

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

    final void option(char letter, String name, String value, String text) {
        described(opt(letter, name, Read.stringRead()), name, value, text);
    }

    final void named(String name, String value, String text) {
        described(opt(name, Read.stringRead()), name, value, text);
    }

    final void settings(String option, String prefix, String text) {
        opt(option, Read.stringRead())
                .unbounded()
                .valueName("<key=value>")
                .text(text)
                .action((given, values) -> setting(values, option, prefix, given));
    }

    /** The value is not shown: it may be a secret. */
    private Map<String, String> setting(Map<String, String> values, String option, String prefix, String given) {
        int equals = given.indexOf('=');
        if (equals < 1) {
            problems.add("--" + option + " must be key=value, but one was not");
            return values;
        }
        String name = prefix + "." + given.substring(0, equals).strip();
        if (values.containsKey(name)) {
            problems.add("--" + option + " must give each key once, but gave twice: " + name);
        }
        return with(values, name, given.substring(equals + 1).strip());
    }

    private void described(OptionDef<String, Map<String, String>> option, String name, String value, String text) {
        option.unbounded().valueName(value).text(text).action((given, values) -> {
            if (values.containsKey(name)) {
                problems.add("Option --" + name + " must be given once, but was given twice");
            }
            return with(values, name, given);
        });
    }

    static Map<String, String> with(Map<String, String> values, String name, String value) {
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
        // What stands behind an equals sign may be a secret.
        String shown = problem.startsWith(UNKNOWN) ? problem.split("=", 2)[0] : problem;
        problems.add(
                shown.startsWith(UNKNOWN)
                        ? shown + Nearest.question(shown.substring(UNKNOWN.length()), known())
                        : shown);
    }

    @Override
    public void terminate(Either<String, BoxedUnit> exitState) {
        helpAsked = true;
    }
}
