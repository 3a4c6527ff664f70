// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.jars;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A job's jar holds nothing that its cluster provides. That it lacks nothing, the story shows. */
class JobJarsIT {
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

    /** Parts of the Hudi bundles and of the MySQL connector, which are published that way. */
    private static final Pattern IN_A_BUNDLE = Pattern.compile("(flink-shaded-guava|flink-json|flink-csv|rocksdbjni"
            + "|parquet-hadoop|parquet-column|aircompressor|jackson-datatype-jsr310|spark-catalyst_2.12)-.*");

    /** Spark's own modules share this one marker class. */
    private static final String SPARK_MARKER = "org/apache/spark/unused/UnusedStubClass.class";

    @ParameterizedTest
    @CsvSource({
        "cdc-producer, flink, io.lakeward.producer.CdcProducer",
        "lake-writer,  spark, io.lakeward.writer.LakeWriter",
        "lake-etl,     flink, io.lakeward.etl.LakeEtl"
    })
    void holdsNothingThatTheClusterProvides(String module, String engine, String mainClass) throws IOException {
        // Given
        Path jar = HOME.resolve(module).resolve("target").resolve(module + ".jar");
        Path classPath = HOME.resolve("testbed/" + engine + "-dist/target/classpath");
        List<Path> cluster = Arrays.stream(Files.readString(classPath).strip().split(File.pathSeparator))
                .map(Path::of)
                .filter(provided ->
                        !IN_A_BUNDLE.matcher(provided.getFileName().toString()).matches())
                .toList();

        // When
        Set<String> ours = classes(jar);
        Set<String> both = new TreeSet<>();
        for (Path provided : cluster) {
            Set<String> shared = new HashSet<>(classes(provided));
            shared.retainAll(ours);
            shared.stream().map(name -> provided.getFileName() + ": " + name).forEach(both::add);
        }

        // Then
        assertThat(both).isEmpty();
        assertThat(ours).contains(mainClass.replace('.', '/') + ".class");
        assertThat(mainClassOf(jar)).isEqualTo(mainClass);
    }

    private static Set<String> classes(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
                    .filter(name -> !name.equals("module-info.class") && !name.equals(SPARK_MARKER))
                    .collect(Collectors.toSet());
        }
    }

    private static String mainClassOf(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
        }
    }
}
