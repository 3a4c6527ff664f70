// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakeward.bench.report.CodecReport.Codec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What JMH writes with {@code -rf json}. */
final class JmhResult {
    /** How long a change of a sample is in bytes. */
    interface Bytes {
        double of(String sample) throws IOException;
    }

    private JmhResult() {}

    static List<Codec> read(Path file, Bytes bytes) throws IOException {
        List<Codec> codecs = new ArrayList<>();
        for (JsonNode run : new ObjectMapper().readTree(file.toFile())) {
            String name = run.path("benchmark").asText();
            String from = run.path("params").path("from").asText();
            JsonNode score = run.path("primaryMetric");
            codecs.add(new Codec(
                    name.substring(name.lastIndexOf('.') + 1),
                    from,
                    score.path("score").asDouble(),
                    score.path("scoreError").asDouble(),
                    bytes.of(from),
                    run.path("secondaryMetrics")
                            .path("gc.alloc.rate.norm")
                            .path("score")
                            .asDouble()));
        }
        return codecs;
    }
}
