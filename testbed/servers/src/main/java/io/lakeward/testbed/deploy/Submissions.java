// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the jobs that are started by deploy/ and by the commands of the READMEs. */
public final class Submissions {
    private static final Pattern COMMANDS = Pattern.compile("```[a-z]*\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\\S+");

    private final Path root;
    private final String jar;
    private final List<Submission> found = new ArrayList<>();

    private Submissions(Path root, String jar) {
        this.root = root;
        this.jar = jar;
    }

    /** @param jar the file name of the job's jar */
    public static List<Submission> of(Path root, String jar) throws IOException {
        Submissions submissions = new Submissions(root, jar);
        for (Documents documents : Documents.in(root.resolve("deploy"))) {
            documents.contents().forEach(content -> submissions.search(documents.file(), content));
        }
        submissions.searchCommands(root.resolve("README.md"));
        submissions.searchCommands(root.resolve("deploy/README.md"));
        submissions.searchCommands(root.resolve("docs/operations.md"));
        return List.copyOf(submissions.found);
    }

    private void search(Path file, Object content) {
        if (content instanceof Map<?, ?> map) {
            searchOperator(file, map, "jarURI", "entryClass", "args");
            searchOperator(file, map, "mainApplicationFile", "mainClass", "arguments");
            map.values().forEach(value -> search(file, value));
        } else if (content instanceof List<?> list) {
            searchWords(file, list.stream().map(String::valueOf).toList());
            list.forEach(value -> search(file, value));
        }
    }

    private void searchOperator(Path file, Map<?, ?> map, String jarKey, String classKey, String argumentsKey) {
        if (map.get(jarKey) instanceof String place && isOurs(place) && map.get(argumentsKey) instanceof List<?> list) {
            add(
                    file,
                    String.valueOf(map.get(classKey)),
                    list.stream().map(String::valueOf).toList());
        }
    }

    private void searchCommands(Path file) throws IOException {
        Matcher blocks = COMMANDS.matcher(Files.readString(file));
        while (blocks.find()) {
            String joined = blocks.group(1).replaceAll("\\\\\n", " ");
            joined.lines().forEach(line -> searchWords(file, words(line)));
        }
    }

    private static List<String> words(String line) {
        return WORD.matcher(line)
                .results()
                .map(word -> word.group(1) == null ? word.group() : word.group(1))
                .toList();
    }

    /** A command line: what stands behind the jar is the job's. */
    private void searchWords(Path file, List<String> words) {
        for (int at = 0; at < words.size(); at++) {
            if (isOurs(words.get(at))) {
                List<String> before = words.subList(0, at);
                int option = Math.max(before.lastIndexOf("-c"), before.lastIndexOf("--class"));
                if (option >= 0) {
                    add(file, words.get(option + 1), words.subList(at + 1, words.size()));
                }
            }
        }
    }

    private boolean isOurs(String place) {
        return place.substring(place.lastIndexOf('/') + 1).equals(jar);
    }

    private void add(Path file, String mainClass, List<String> arguments) {
        found.add(new Submission(root.relativize(file).toString(), jar, mainClass, arguments));
    }
}
