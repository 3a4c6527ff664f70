// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.paimon;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakeward.bench.run.Bed;
import io.lakeward.bench.run.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What Paimon makes of a topic. */
final class PaimonTables {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> ROW = new TypeReference<>() {};

    private final Bed bed;
    private final Cluster cluster;
    private final String topic;

    PaimonTables(Bed bed, Cluster cluster, String topic) {
        this.bed = bed;
        this.cluster = cluster;
        this.topic = topic;
    }

    void sync() throws IOException {
        cluster.submit(bed.programs().paimon(topic));
    }

    /** The rows of each table that is there. */
    Map<String, List<Map<String, String>>> read(Collection<String> tables) throws IOException {
        Path out = bed.programs().paimonRows();
        Files.createDirectories(out);
        cluster.runToEnd(bed.programs().paimonReader(tables));
        Map<String, List<Map<String, String>>> read = new TreeMap<>();
        for (String table : tables) {
            Path file = out.resolve(table + ".json");
            if (Files.exists(file)) {
                read.put(table, rows(file));
            }
        }
        return read;
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            rows.add(JSON.readValue(line, ROW));
        }
        return rows;
    }
}
