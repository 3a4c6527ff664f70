// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakeward.chaos.compare.Violation;
import io.lakeward.chaos.schedule.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a run came to.
 *
 * @param events rows that MySQL changed
 * @param ddl statements of schema changes
 * @param faults how many there were of each kind
 * @param catchUps from each fence in MySQL until the lake was equal
 */
public record Report(
        long seed,
        Duration length,
        long transactions,
        long events,
        long ddl,
        Map<Fault, Integer> faults,
        List<Duration> catchUps,
        List<Violation> violations) {

    private static final int MOST_SHOWN = 20;
    private static final double MILLIS = 1000.0;

    public Report {
        faults = new TreeMap<>(faults);
        catchUps = List.copyOf(catchUps);
        violations = List.copyOf(violations);
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        violations.stream()
                .limit(MOST_SHOWN)
                .forEach(violation -> lines.add("VIOLATION seed " + seed + ", " + violation));
        if (violations.size() > MOST_SHOWN) {
            lines.add("… and " + (violations.size() - MOST_SHOWN) + " more");
        }
        if (!faults.isEmpty()) {
            lines.add("faults: "
                    + faults.entrySet().stream()
                            .map(fault -> fault.getKey() + " " + fault.getValue())
                            .collect(Collectors.joining(", ")));
        }
        lines.add(
                "%s: seed %d, %d transactions, %d rows changed, %d schema changes, %d fences, equal %.1f s after one (95 %%)"
                        .formatted(
                                violations.isEmpty() ? "EQUAL" : "DIFFERENT",
                                seed,
                                transactions,
                                events,
                                ddl,
                                catchUps.size(),
                                p95Seconds()));
        return lines;
    }

    public String json() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("seed", seed);
        json.put("minutes", length.toMillis() / (double) Duration.ofMinutes(1).toMillis());
        json.put("transactions", transactions);
        json.put("events", events);
        json.put("ddl", ddl);
        ObjectNode kinds = json.putObject("faults");
        faults.forEach((fault, times) -> kinds.put(fault.toString(), times));
        json.put("fences", catchUps.size());
        json.put("violations", violations.size());
        json.put("p95_catch_up_seconds", p95Seconds());
        return json.toString();
    }

    /** The time that 95 of 100 fences kept. */
    double p95Seconds() {
        if (catchUps.isEmpty()) {
            return 0;
        }
        List<Duration> sorted = new ArrayList<>(catchUps);
        Collections.sort(sorted);
        return sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1).toMillis() / MILLIS;
    }
}
