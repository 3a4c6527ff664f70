// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a change costs in each codec. */
public record CodecReport(List<Codec> codecs) {
    private static final String ROW = "%-7s %-9s %10s %7s %9s %10s %13s";

    /**
     * @param name encode or parse
     * @param from what made the change: snapshot or binlog
     * @param perSecond changes by one thread
     * @param error of that, at 99.9 %
     * @param bytes of a change's JSON
     * @param allocated bytes for a change
     */
    public record Codec(String name, String from, double perSecond, double error, double bytes, double allocated) {}

    public CodecReport {
        codecs = List.copyOf(codecs);
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("codec", "change of", "changes/s", "+-", "us/change", "JSON bytes", "allocated B"));
        lines.add("-".repeat(lines.get(0).length()));
        codecs.forEach(codec -> lines.add(ROW.formatted(
                codec.name,
                codec.from,
                Math.round(codec.perSecond),
                String.format(Locale.ROOT, "%.0f %%", 100 * codec.error / codec.perSecond),
                String.format(Locale.ROOT, "%.2f", 1e6 / codec.perSecond),
                Math.round(codec.bytes),
                Math.round(codec.allocated))));
        return lines;
    }

    /** One object on one line. */
    public String json() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("workload", "codecs");
        codecs.forEach(codec -> {
            ObjectNode one = json.putObject(codec.name + "_" + codec.from);
            one.put("changes_per_second", codec.perSecond);
            one.put("json_bytes", codec.bytes);
            one.put("allocated_bytes", codec.allocated);
        });
        try {
            return new ObjectMapper().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of numbers must be writable as JSON", e);
        }
    }
}
