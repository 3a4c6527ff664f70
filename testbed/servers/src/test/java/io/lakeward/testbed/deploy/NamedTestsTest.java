// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests that the documents name as proofs are there. */
class NamedTestsTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern NAME = Pattern.compile("`([A-Z][A-Za-z]+(?:IT|Test))\\b");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/operations.md", "cdc-producer/DESIGN.md", "lake-writer/DESIGN.md"})
    void exist(String document) throws IOException {
        assertThat(NAME.matcher(Files.readString(ROOT.resolve(document)))
                        .results()
                        .map(name -> name.group(1)))
                .isNotEmpty()
                .isSubsetOf(tests());
    }

    private static Set<String> tests() throws IOException {
        Set<String> names = new HashSet<>();
        for (Path modules : List.of(ROOT, ROOT.resolve("testbed"))) {
            try (Stream<Path> module = Files.list(modules)) {
                for (Path tests :
                        module.map(folder -> folder.resolve("src/test/java")).toList()) {
                    names.addAll(in(tests));
                }
            }
        }
        return names;
    }

    private static Set<String> in(Path tests) throws IOException {
        if (!Files.isDirectory(tests)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.walk(tests)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
