// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.cli;

import io.lakeward.event.TableId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes {@link ResyncArgs} of the command line and the producer's configuration file. */
public final class ResyncArgsReader {
    private ResyncArgsReader() {}

    /**
     * @return empty if the user asked for help, which has been printed
     * @throws UserMistake with everything that is wrong
     */
    public static Optional<ResyncArgs> read(String[] arguments) throws UserMistake {
        List<String> problems = new ArrayList<>();
        ResyncOptions options = new ResyncOptions();
        Map<String, String> line = options.read(List.of(arguments), problems);
        if (options.helpAsked()) {
            return Optional.empty();
        }
        Map<String, String> given = new HashMap<>();
        if (line.containsKey(Options.CONF)) {
            given.putAll(ConfigFile.read(line.get(Options.CONF), problems));
        }
        given.putAll(line);
        Values values = new Values(given, problems);
        if (problems.isEmpty()) {
            List.of(Options.BROKERS, Options.TOPIC).stream()
                    .filter(name -> !values.has(name))
                    .forEach(name -> values.problem("Missing option --" + name));
        }
        List<TableId> tables = values.list(ResyncOptions.NAMES).stream()
                .map(name -> table(name, values))
                .flatMap(Optional::stream)
                .toList();
        if (!values.has(ResyncOptions.NAMES)) {
            values.problem("At least one table must be named, as db.table, but none was");
        }
        ResyncArgs args = new ResyncArgs(
                values.required(Options.BROKERS),
                values.required(Options.TOPIC),
                tables,
                values.settings(Options.KAFKA, OwnedKeys::reasonAgainstKafka));
        if (!problems.isEmpty()) {
            throw new UserMistake(problems);
        }
        return Optional.of(args);
    }

    private static Optional<TableId> table(String name, Values values) {
        int dot = name.indexOf('.');
        if (dot < 1 || dot == name.length() - 1 || name.indexOf('*') >= 0) {
            values.problem("A table must be named as db.table, but was: " + name);
            return Optional.empty();
        }
        return Optional.of(new TableId(name.substring(0, dot), name.substring(dot + 1)));
    }
}
