// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The YAML and JSON files of a folder, as maps and lists. */
public record Documents(Path file, List<Object> contents) {
    public static List<Documents> in(Path folder) throws IOException {
        List<Documents> all = new ArrayList<>();
        for (Path file : filesIn(folder)) {
            if (file.toString().matches(".*\\.(ya?ml|json)")) {
                all.add(read(file));
            }
        }
        return all;
    }

    public static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** JSON is YAML, too. A key that stands twice is an error. */
    private static Documents read(Path file) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        List<Object> contents = new ArrayList<>();
        new Yaml(new SafeConstructor(options)).loadAll(Files.readString(file)).forEach(contents::add);
        return new Documents(file, contents);
    }
}
