// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes {@link Args} of the command line and the environment. */
public final class ArgsReader {
    static final String PASSWORD_VARIABLE = "LAKEWARD_MYSQL_PASSWORD";

    private ArgsReader() {}

    /**
     * @return empty if the user asked for help, which has been printed
     * @throws UserMistake if the command line does not say what to do
     */
    public static Optional<Args> read(String[] arguments, Map<String, String> environment) throws UserMistake {
        Options options = new Options();
        Map<String, String> values = options.read(List.of(arguments));
        if (options.helpAsked()) {
            return Optional.empty();
        }
        try {
            return Optional.of(args(values, environment));
        } catch (IllegalArgumentException e) {
            throw new UserMistake(e.getMessage());
        }
    }

    private static Args args(Map<String, String> values, Map<String, String> environment) throws UserMistake {
        HostPort mysql = HostPort.parse(values.get(Options.HOST));
        String topic = values.get(Options.TOPIC);
        int parallelism = number(values, Options.PARALLELISM, 1);
        return new Args(
                URI.create(values.get(Options.CHECKPOINT_DIR)),
                Duration.ofSeconds(number(values, Options.CHECKPOINT_INTERVAL, 60)),
                values.get(Options.BROKERS),
                topic,
                mysql,
                values.get(Options.USERNAME),
                password(values, environment),
                list(values.get(Options.DATABASES)),
                list(values.get(Options.TABLES)),
                parallelism,
                StartPosition.parse(values.getOrDefault(Options.POSITION, "initial")),
                Optional.ofNullable(values.get(Options.SERVER_IDS))
                        .map(ServerIds::parse)
                        .orElseGet(() -> ServerIds.forJob(mysql, topic, Math.max(1, parallelism))),
                number(values, Options.PARTITIONS, 4));
    }

    private static Secret password(Map<String, String> values, Map<String, String> environment) throws UserMistake {
        if (values.containsKey(Options.PASSWORD) && values.containsKey(Options.PASSWORD_FILE)) {
            throw new UserMistake("-P/--pwd and --pwdFile must not be given together");
        }
        if (values.containsKey(Options.PASSWORD)) {
            return new Secret(values.get(Options.PASSWORD));
        }
        if (values.containsKey(Options.PASSWORD_FILE)) {
            return secretIn(values.get(Options.PASSWORD_FILE));
        }
        if (environment.containsKey(PASSWORD_VARIABLE)) {
            return new Secret(environment.get(PASSWORD_VARIABLE));
        }
        throw new UserMistake("The MySQL password must be given by the environment variable " + PASSWORD_VARIABLE
                + ", by --pwdFile or by -P/--pwd, but was in none of them");
    }

    private static Secret secretIn(String file) throws UserMistake {
        try {
            return new Secret(Files.readString(Path.of(file)).strip());
        } catch (IOException | InvalidPathException e) {
            throw new UserMistake("--pwdFile must be a readable file, but was: " + file);
        }
    }

    private static int number(Map<String, String> values, String name, int otherwise) {
        String text = values.get(name);
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + name + " must be a whole number, but was: " + text, e);
        }
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
