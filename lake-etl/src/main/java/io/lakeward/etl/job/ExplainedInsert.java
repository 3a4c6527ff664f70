// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Flink's plan of one INSERT says about its changes and its state. */
record ExplainedInsert(String target, String where, String plan, Duration stateTtl) {

    private static final Pattern PHYSICAL =
            Pattern.compile("== Optimized Physical Plan ==\\n(.*?)\\n\\n", Pattern.DOTALL);

    /** The sink itself changes nothing; what reaches it is what the node below it emits. */
    private static final Pattern SINK_INPUT = Pattern.compile("Sink\\(.*\\n[+\\- ]*.*changelogMode=\\[([A-Z,]+)]");

    /** Operators that must remember what they have seen, to know what a change changes. */
    private static final Pattern STATEFUL = Pattern.compile(
            "[+:|\\- ](Join|GroupAggregate|Rank|Deduplicate|ChangelogNormalize|OverAggregate|GlobalGroupAggregate)\\(");

    private static final String UPSERT_MATERIALIZE = "upsertMaterialize=[true]";

    /** Equal for plans that may take over each other's state. */
    static String digest(List<ExplainedInsert> inserts) {
        var plans = inserts.stream()
                .map(insert -> insert.target + "\n" + insert.physical())
                .collect(Collectors.joining("\n"));
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(plans.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String describe() {
        return """
                %s  (%s)
                  changes  %s
                  state    %s
                  plan
                %s
                """
                .formatted(
                        target, where, changes(), state(), physical().indent(4).stripTrailing());
    }

    String changes() {
        var input = SINK_INPUT.matcher(physical());
        return input.find() ? input.group(1) : "I";
    }

    String state() {
        var operators = STATEFUL.matcher(physical())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        if (physical().contains(UPSERT_MATERIALIZE)) {
            operators.put("SinkUpsertMaterializer", 1L);
        }
        if (operators.isEmpty()) {
            return "none";
        }
        var names = operators.entrySet().stream()
                .map(entry -> entry.getValue() == 1 ? entry.getKey() : entry.getKey() + " x" + entry.getValue())
                .collect(Collectors.joining(", "));
        return names
                + (stateTtl.isZero()
                        ? "; warning: kept for every row and group there is, without bound: table.exec.state.ttl is not set"
                        : "; warning: table.exec.state.ttl forgets what did not change for " + stateTtl
                                + ", and then the table no longer equals its recomputation");
    }

    private String physical() {
        return PHYSICAL.matcher(plan)
                .results()
                .findFirst()
                .map((MatchResult match) -> match.group(1))
                .orElse(plan);
    }
}
