// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonitoringConfigurationTest {
    private static final Path DEPLOY = Path.of("../../deploy").toAbsolutePath().normalize();
    private static final Path MONITORING = DEPLOY.resolve("monitoring");

    @Test
    void promtoolAcceptsTheRulesAndSeesThemFire() throws IOException, InterruptedException {
        assumeTrue(Tools.has("promtool", "--version"), "NOT CHECKED by promtool, which is not here");
        assertThat(Tools.output("promtool", "check", "config", MONITORING + "/prometheus.yml"))
                .doesNotContain("FAILED");
        assertThat(Tools.output("promtool", "test", "rules", MONITORING + "/alerts-test.yml"))
                .contains("SUCCESS");
    }

    @Test
    void namesOfMetricsAreMadeAlikeEverywhere() throws IOException {
        List<Object> relabelling = new ArrayList<>();
        for (Documents documents : Documents.in(MONITORING)) {
            collect(documents.contents(), "metric_relabel_configs", relabelling);
        }
        assertThat(relabelling).hasSize(2);
        assertThat(relabelling.get(0)).isEqualTo(relabelling.get(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubernetes/producer.yaml",
                "kubernetes/etl.yaml",
                "kubernetes/writer.yaml",
                "emr/configurations.json"
            })
    void reportersAreThoseOfMonitoring(String file) throws IOException {
        String text = Files.readString(DEPLOY.resolve(file));
        List<String> wanted = new ArrayList<>();
        if (!file.contains("writer")) {
            wanted.addAll(settings("flink.yaml", ":"));
        }
        if (!file.contains("producer") && !file.contains("etl")) {
            wanted.addAll(settings("spark-defaults.conf", " "));
        }
        assertThat(wanted).hasSizeGreaterThan(2).allSatisfy(setting -> assertThat(text.replace("\"", ""))
                .contains(setting));
    }

    /** As YAML and JSON have them when quotes are left out. */
    private static List<String> settings(String file, String separator) throws IOException {
        return Files.readAllLines(MONITORING.resolve(file)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.replace("\"", "").replaceFirst(separator + " *", ": "))
                .toList();
    }

    private static void collect(Object content, String key, List<Object> found) {
        if (content instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (key.equals(name)) {
                    found.add(value);
                }
                collect(value, key, found);
            });
        } else if (content instanceof List<?> list) {
            list.forEach(value -> collect(value, key, found));
        }
    }
}
