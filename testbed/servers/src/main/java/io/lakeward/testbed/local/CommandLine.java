// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The options of a server's main: {@code --name value} pairs, of which {@code --dir} and {@code --port} are required. */
public record CommandLine(Path dir, int port, Map<String, String> others) {

    /** The caller made a mistake: one line and exit code 2, no stack trace. */
    public static final class Mistake extends RuntimeException {
        public Mistake(String message) {
            super(message);
        }
    }

    /** A main's body. */
    public interface Body {
        void run(CommandLine line) throws IOException, InterruptedException;
    }

    public Optional<String> other(String name) {
        return Optional.ofNullable(others.get(name));
    }

    /**
     * Runs a main's body on its arguments; a mistake in them, a taken port or a folder in use ends the process with 2.
     *
     * @param isServers whether a folder has what an earlier run of the same server left
     */
    public static void run(String[] args, List<String> otherOptions, Predicate<Path> isServers, Body body)
            throws IOException, InterruptedException {
        try {
            CommandLine line = parse(List.of(args), otherOptions);
            line.checkFree(isServers);
            body.run(line);
        } catch (Mistake e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    static CommandLine parse(List<String> args, List<String> otherOptions) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < args.size(); i += 2) {
            String name = args.get(i);
            if (!name.equals("--dir") && !name.equals("--port") && !otherOptions.contains(name)) {
                throw new Mistake("unknown option: " + name);
            }
            if (i + 1 == args.size()) {
                throw new Mistake("option " + name + " must have a value");
            }
            options.put(name, args.get(i + 1));
        }
        String dir = required(options, "--dir");
        int port = number("--port", required(options, "--port"));
        Map<String, String> others = options.entrySet().stream()
                .filter(option -> otherOptions.contains(option.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        return new CommandLine(Path.of(dir).toAbsolutePath(), port, others);
    }

    public static int number(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new Mistake("option " + option + " must be a number, but was: " + value);
        }
    }

    private static String required(Map<String, String> options, String name) {
        String value = options.get(name);
        if (value == null) {
            throw new Mistake("option " + name + " is required");
        }
        return value;
    }

    private void checkFree(Predicate<Path> isServers) throws IOException {
        if (!Folders.isEmptyOrAbsent(dir) && !isServers.test(dir)) {
            throw new Mistake("folder must be empty: " + dir);
        }
        if (Ports.isTaken(port)) {
            throw new Mistake("port must be free: " + port);
        }
    }
}
