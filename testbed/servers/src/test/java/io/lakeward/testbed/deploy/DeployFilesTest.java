// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be said of deploy/ without the platforms that it is for. */
class DeployFilesTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path DEPLOY = ROOT.resolve("deploy");
    private static final Pattern IMAGE = Pattern.compile("\\b(flink|spark):([0-9.]+)-java17\\b");
    private static final Pattern SIZE = Pattern.compile("([0-9]+)(m|g|Mi|Gi|)");

    @ParameterizedTest
    @ValueSource(strings = {"cdc-producer.jar", "lake-writer.jar", "lake-etl.jar"})
    void everyPlatformStartsEveryJob(String jar) throws IOException {
        assertThat(Submissions.of(ROOT, jar))
                .extracting(submission -> submission.place().replaceFirst("[^/]*$", ""))
                .contains("", "deploy/", "docs/", "deploy/compose/", "deploy/emr/", "deploy/kubernetes/");
    }

    /** Without those that a user puts there. */
    static List<Path> files() throws IOException {
        return Documents.filesIn(DEPLOY).stream()
                .filter(file -> !file.toString().matches(".*/(kubernetes/jars|compose/secrets)/.*"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void fileIsSound(Path file) throws IOException, InterruptedException {
        String name = file.getFileName().toString();
        String text = Files.readString(file);
        if (name.endsWith(".json")) {
            assertThat(new JsonMapper().readTree(text).isContainerNode()).isTrue();
        }
        if (name.endsWith(".sh")) {
            assertThat(text).startsWith("#!/bin/bash\n").contains("\nset -euo pipefail\n");
            assertThat(Files.isExecutable(file)).isTrue();
            assertThat(Tools.output("bash", "-n", file.toString())).isEmpty();
        }
        Matcher image = IMAGE.matcher(text);
        while (image.find()) {
            assertThat(image.group(2)).as(name).isEqualTo(version(image.group(1)));
        }
    }

    @Test
    void noSecretIsInAnArgument() throws IOException {
        for (Documents documents : Documents.in(DEPLOY)) {
            for (String argument : words(documents.contents())) {
                assertThat(argument)
                        .as(documents.file().toString())
                        .doesNotMatch("-P|--pwd|--mysqlSsl.*Password|(?i).*(password|secret)\\s*=.*|AKIA.*");
            }
        }
    }

    @Test
    void requestsFitLimits() throws IOException {
        List<String> compared = new ArrayList<>();
        for (Documents documents : Documents.in(DEPLOY)) {
            documents.contents().forEach(content -> requireFit(content, compared));
        }
        assertThat(compared).contains("limits", "coreLimit");
    }

    private static void requireFit(Object content, List<String> compared) {
        if (content instanceof Map<?, ?> map) {
            if (map.get("requests") instanceof Map<?, ?> requests && map.get("limits") instanceof Map<?, ?> limits) {
                limits.forEach((what, limit) -> requireFit(requests.get(what), limit));
                compared.add("limits");
            }
            if (map.containsKey("coreLimit")) {
                requireFit(map.get("coreRequest"), map.get("coreLimit"));
                compared.add("coreLimit");
            }
            map.values().forEach(value -> requireFit(value, compared));
        } else if (content instanceof List<?> list) {
            list.forEach(value -> requireFit(value, compared));
        }
    }

    private static void requireFit(Object request, Object limit) {
        assertThat(size(request)).isBetween(1L, size(limit));
    }

    private static long size(Object size) {
        Matcher matcher = SIZE.matcher(String.valueOf(size));
        assertThat(matcher.matches()).as(String.valueOf(size)).isTrue();
        long unit =
                switch (matcher.group(2)) {
                    case "m" -> 1;
                    case "Mi" -> 1L << 20;
                    case "Gi", "g" -> 1L << 30;
                    default -> 1000;
                };
        return Long.parseLong(matcher.group(1)) * unit;
    }

    @Test
    void composeReadsItsFile() throws IOException, InterruptedException {
        assumeTrue(Tools.has("docker", "compose", "version"), "NOT CHECKED by docker compose, which is not here");
        String file = DEPLOY.resolve("compose/docker-compose.yaml").toString();
        assertThat(Tools.output("docker", "compose", "-f", file, "config", "-q"))
                .isEmpty();
    }

    private static List<String> words(Object content) {
        List<String> words = new ArrayList<>();
        if (content instanceof Map<?, ?> map) {
            map.values().forEach(value -> words.addAll(words(value)));
        } else if (content instanceof List<?> list) {
            list.forEach(value -> words.addAll(value instanceof String word ? List.of(word) : words(value)));
        }
        return words;
    }

    private static String version(String engine) throws IOException {
        Matcher version = Pattern.compile("<" + engine + "\\.version>([^<]+)<")
                .matcher(Files.readString(ROOT.resolve("pom.xml")));
        assertThat(version.find()).isTrue();
        return version.group(1);
    }
}
