// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Holds the rules and the dashboard of deploy/monitoring against what a running pipeline shows. */
public final class MonitoringFiles {
    /** In the demo's words: where something is shown, and that it is the writer's. */
    private static final Pattern ADDRESS = Pattern.compile("metrics (http://\\S+) of (the writer)?");

    private final Path folder;

    public MonitoringFiles(Path root) {
        this.folder = root.resolve("deploy/monitoring");
    }

    /** @param demo what the demo printed */
    public void requireShown(String demo) throws IOException, InterruptedException {
        Exposition shown = scrape(demo);
        Set<String> labels = new TreeSet<>();
        shown.series().values().forEach(all -> all.forEach(series -> labels.addAll(series.keySet())));
        List<String> texts = expressions();
        assertThat(texts).hasSizeGreaterThan(20);
        for (String text : texts) {
            Expression expression = Expression.of(text);
            for (Selector selector : expression.selectors()) {
                // Prometheus' own, of the scrape
                if (!selector.name().equals("up")) {
                    assertThat(shown.series()).as(text).containsKey(selector.name());
                    assertThat(shown.series().get(selector.name())).as(text).anyMatch(selector::chooses);
                }
            }
            assertThat(labels).as(text).containsAll(expression.grouping());
        }
    }

    private Exposition scrape(String demo) throws IOException, InterruptedException {
        JsonNode configs = new YAMLMapper()
                .readTree(folder.resolve("prometheus.yml").toFile())
                .get("scrape_configs");
        Exposition shown = new Exposition();
        List<Map.Entry<String, Boolean>> addresses = ADDRESS.matcher(demo)
                .results()
                .map(address -> Map.entry(address.group(1), address.group(2) != null))
                .toList();
        assertThat(addresses).hasSize(3);
        for (Map.Entry<String, Boolean> address : addresses) {
            JsonNode config = configs.get(address.getValue() ? 1 : 0);
            URI uri = URI.create(address.getKey());
            assertThat(uri.getPath()).isEqualTo(config.path("metrics_path").asText("/metrics"));
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            shown.add(response.body(), config.path("metric_relabel_configs"));
        }
        return shown;
    }

    private List<String> expressions() throws IOException {
        List<String> expressions = new ArrayList<>();
        List.of(
                        new YAMLMapper().readTree(folder.resolve("alerts.yml").toFile()),
                        new JsonMapper()
                                .readTree(folder.resolve("dashboard.json").toFile()))
                .forEach(file -> file.findValues("expr").forEach(expression -> expressions.add(expression.asText())));
        return expressions;
    }
}
