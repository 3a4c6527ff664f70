// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The options that were given, by long name. What is wrong with them is gathered and told at once. */
final class OptionValues {
    private static final String LOCAL = "127.0.0.1";

    private final Map<String, String> given = new HashMap<>();
    private final ShortNames shortNames;
    private final List<String> problems = new ArrayList<>();

    OptionValues(ShortNames shortNames) {
        this.shortNames = shortNames;
    }

    void give(String name, String value) {
        String other = given.putIfAbsent(name, value);
        if (other != null && !other.equals(value)) {
            problems.add("--" + name + " must be given once, but was: " + other + " and " + value
                    + shortNames.hint(name, value));
        }
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name)).filter(value -> !value.isBlank());
    }

    String required(String name) {
        return text(name).orElseGet(() -> {
            problems.add("--" + name + " must be given");
            return "";
        });
    }

    /** JSON, or {@code @} and a file. */
    Optional<String> tableInfo() {
        Optional<String> info = text("tableInfoJson").map(String::strip);
        if (info.isPresent() && !info.get().startsWith("@") && !info.get().startsWith("{")) {
            problem("tableInfoJson", "must be JSON, or @ and a file");
        }
        return info;
    }

    /** From a file that is named, or from the environment. */
    Optional<String> secret(String fileName, String variable, Map<String, String> environment) {
        Optional<String> file = text(fileName);
        try {
            return file.isPresent()
                    ? Optional.of(Files.readString(Path.of(file.get())).strip())
                    : Optional.ofNullable(environment.get(variable));
        } catch (IOException e) {
            problem(fileName, "must be a file that can be read");
            return Optional.empty();
        }
    }

    /** To be written. */
    Optional<String> file(String name) {
        Optional<String> file = text(name);
        file.map(Path::of)
                .map(Path::toAbsolutePath)
                .map(Path::getParent)
                .filter(folder -> !Files.isDirectory(folder))
                .ifPresent(folder -> problem(name, "must be a file in a folder that is there"));
        return file;
    }

    /** A port, or a host and a port; of this machine alone if no host is given. */
    Optional<InetSocketAddress> address(String name) {
        Optional<InetSocketAddress> address = text(name).flatMap(OptionValues::parsed);
        if (has(name) && address.isEmpty()) {
            problem(name, "must be a port, or an address of this machine, a colon and a port");
        }
        return address;
    }

    private static Optional<InetSocketAddress> parsed(String text) {
        int colon = text.lastIndexOf(':');
        try {
            InetSocketAddress address = new InetSocketAddress(
                    colon < 0 ? LOCAL : text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
            return address.isUnresolved() ? Optional.empty() : Optional.of(address);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    long number(String name, long preset, long most) {
        return number(name, 1, preset, most);
    }

    long number(String name, long least, long preset, long most) {
        String value = given.get(name);
        if (value == null) {
            return preset;
        }
        try {
            long number = Long.parseLong(value);
            if (number < least) {
                String rule = least == 1 ? "greater than 0" : "at least " + least;
                problems.add("--" + name + " must be " + rule + ", but was: " + value);
            } else if (number > most) {
                problems.add("--" + name + " must be at most " + most + ", but was: " + value);
            }
            return number;
        } catch (NumberFormatException e) {
            problems.add("--" + name + " must be a whole number, but was: " + value);
            return preset;
        }
    }

    boolean flag(String name, boolean preset) {
        String value = given.getOrDefault(name, Boolean.toString(preset)).toLowerCase(Locale.ROOT);
        if (!value.equals("true") && !value.equals("false")) {
            problem(name, "must be true or false");
        }
        return value.equals("true");
    }

    <E extends Enum<E>> E choice(String name, E preset) {
        String value = given.get(name);
        E[] choices = preset.getDeclaringClass().getEnumConstants();
        for (E choice : choices) {
            if (value != null && choice.name().equalsIgnoreCase(value)) {
                return choice;
            }
        }
        if (value != null) {
            problem(name, "must be " + orList(choices));
        }
        return preset;
    }

    /** Adds that the option must be otherwise than it is. */
    void problem(String name, String rule) {
        String value = given.get(name);
        problems.add("--" + name + " " + rule + ", but was: " + value + shortNames.hint(name, value));
    }

    void problem(String message) {
        problems.add(message);
    }

    /** @throws UsageException with everything that is wrong */
    void requireSound() {
        if (!problems.isEmpty()) {
            throw new UsageException(List.copyOf(problems));
        }
    }

    /** Whether the option was given by a short name that also stands for another option, and that other one was not. */
    boolean mayBeMeantFor(String name, String other) {
        return shortNames.options().contains(name) && !has(other);
    }

    private static String orList(Enum<?>[] choices) {
        List<String> names = Arrays.stream(choices)
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .toList();
        return names.subList(0, names.size() - 1).stream().collect(Collectors.joining(", "))
                + " or "
                + names.get(names.size() - 1);
    }
}
