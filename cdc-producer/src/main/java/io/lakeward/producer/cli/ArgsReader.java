// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes {@link Args} of the command line, the configuration file and the environment. */
public final class ArgsReader {
    static final String PASSWORD_VARIABLE = "LAKEWARD_MYSQL_PASSWORD";
    static final String TRUST_STORE_VARIABLE = "LAKEWARD_MYSQL_TRUSTSTORE_PASSWORD";
    static final String KEY_STORE_VARIABLE = "LAKEWARD_MYSQL_KEYSTORE_PASSWORD";
    private static final HostPort UNKNOWN_HOST = new HostPort("unknown", 1);

    private final Values values;
    private final Map<String, String> environment;

    private ArgsReader(Values values, Map<String, String> environment) {
        this.values = values;
        this.environment = environment;
    }

    /**
     * @return empty if the user asked for help, which has been printed
     * @throws UserMistake with everything that is wrong with the command line and the file
     */
    public static Optional<Args> read(String[] arguments, Map<String, String> environment) throws UserMistake {
        List<String> problems = new ArrayList<>();
        Options options = new Options();
        Map<String, String> line = options.read(List.of(arguments), problems);
        if (options.helpAsked()) {
            return Optional.empty();
        }
        Map<String, String> given = new HashMap<>();
        if (line.containsKey(Options.CONF)) {
            given.putAll(withoutRivals(ConfigFile.read(line.get(Options.CONF), problems), line));
        }
        given.putAll(line);
        boolean sound = problems.isEmpty();
        Values values = new Values(given, problems);
        // What is not understood may be what seems to be missing.
        if (sound) {
            Options.REQUIRED.stream()
                    .filter(name -> !values.has(name))
                    .forEach(name -> values.problem("Missing option --" + name));
        }
        Optional<Args> args = new ArgsReader(values, environment).args(problems);
        if (!problems.isEmpty()) {
            throw new UserMistake(problems);
        }
        return args;
    }

    /** A password on the line wins over one in the file, whichever way each is given. */
    private static Map<String, String> withoutRivals(Map<String, String> file, Map<String, String> line) {
        if (line.containsKey(Options.PASSWORD) || line.containsKey(Options.PASSWORD_FILE)) {
            file.remove(Options.PASSWORD);
            file.remove(Options.PASSWORD_FILE);
        }
        return file;
    }

    private Optional<Args> args(List<String> problems) {
        boolean complete = Options.REQUIRED.stream().allMatch(values::has);
        HostPort mysql = values.parsed(Options.HOST, UNKNOWN_HOST, HostPort::parse);
        String topic = values.required(Options.TOPIC);
        int parallelism = values.number(Options.PARALLELISM, 1);
        ServerIds byDefault = ServerIds.forJob(mysql, topic, Math.max(1, parallelism));
        URI checkpoints = values.parsed(Options.CHECKPOINT_DIR, URI.create("unknown:/"), URI::create);
        Duration interval = Duration.ofSeconds(values.number(Options.CHECKPOINT_INTERVAL, 60));
        Secret password = password(complete);
        StartPosition position = values.parsed(Options.POSITION, new StartPosition.Initial(), StartPosition::parse);
        ServerIds serverIds = values.parsed(Options.SERVER_IDS, byDefault, ServerIds::parse);
        OptionalInt partitions = values.has(Options.PARTITIONS)
                ? OptionalInt.of(values.number(Options.PARTITIONS, 1))
                : OptionalInt.empty();
        Optional<MySqlTls> tls = tls();
        Settings kafka = values.settings(Options.KAFKA, OwnedKeys::reasonAgainstKafka);
        Settings debezium = values.settings(Options.DEBEZIUM, OwnedKeys::reasonAgainstDebezium);
        if (!complete) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Args(
                    checkpoints,
                    interval,
                    values.required(Options.BROKERS),
                    topic,
                    mysql,
                    values.required(Options.USERNAME),
                    password,
                    values.list(Options.DATABASES),
                    values.list(Options.TABLES),
                    values.list(Options.EXCLUDED_TABLES),
                    values.list(Options.EXCLUDED_COLUMNS),
                    values.list(Options.INCLUDED_COLUMNS),
                    parallelism,
                    position,
                    serverIds,
                    partitions,
                    tls,
                    kafka,
                    debezium,
                    values.has(Options.CHECK)));
        } catch (IllegalArgumentException e) {
            e.getMessage().lines().forEach(problems::add);
            return Optional.empty();
        }
    }

    private Secret password(boolean complete) {
        if (values.has(Options.PASSWORD) && values.has(Options.PASSWORD_FILE)) {
            values.problem("-P/--pwd and --pwdFile must not be given together");
        }
        if (values.has(Options.PASSWORD)) {
            return new Secret(values.required(Options.PASSWORD));
        }
        if (values.has(Options.PASSWORD_FILE)) {
            return secretIn(values.required(Options.PASSWORD_FILE));
        }
        if (complete && !environment.containsKey(PASSWORD_VARIABLE)) {
            values.problem("The MySQL password must be given by the environment variable " + PASSWORD_VARIABLE
                    + ", by --pwdFile or by -P/--pwd, but was in none of them");
        }
        return new Secret(environment.getOrDefault(PASSWORD_VARIABLE, ""));
    }

    private Secret secretIn(String file) {
        try {
            return new Secret(Files.readString(Path.of(file)).strip());
        } catch (IOException | InvalidPathException e) {
            values.problem("--pwdFile must be a readable file, but was: " + file);
            return new Secret("");
        }
    }

    private Optional<MySqlTls> tls() {
        Optional<MySqlTls.Store> trust = store(Options.TRUST_STORE, Options.TRUST_STORE_PASSWORD, TRUST_STORE_VARIABLE);
        Optional<MySqlTls.Store> key = store(Options.KEY_STORE, Options.KEY_STORE_PASSWORD, KEY_STORE_VARIABLE);
        if (!values.has(Options.SSL_MODE) && (trust.isPresent() || key.isPresent())) {
            values.problem("--" + Options.SSL_MODE + " must be given with a trust or key store, but was not");
        }
        return values.parsed(
                Options.SSL_MODE, Optional.empty(), text -> Optional.of(new MySqlTls(MySqlTls.mode(text), trust, key)));
    }

    private Optional<MySqlTls.Store> store(String name, String passwordName, String variable) {
        Optional<String> password = values.text(passwordName).or(() -> Optional.ofNullable(environment.get(variable)));
        Optional<String> file = values.text(name);
        if (file.isPresent() && !Files.isReadable(Path.of(file.get()))) {
            values.problem("--" + name + " must be a readable file, but was: " + file.get());
        }
        if (file.isPresent() && password.isEmpty()) {
            values.problem("The password of --" + name + " must be given by the environment variable " + variable
                    + " or by --" + passwordName + ", but was in neither");
        }
        return file.map(path -> new MySqlTls.Store(path, new Secret(password.orElse(""))));
    }
}
