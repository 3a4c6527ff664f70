// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify;

import io.lakeward.writer.table.VerifiedNotes.Note;
import io.lakeward.writer.verify.report.TableResult;
import io.lakeward.writer.verify.report.TableResult.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The results by table of the lake, which may have been compared shard by shard. */
final class Verdicts {
    private Verdicts() {}

    static List<Note> of(List<TableResult> results, Instant at) {
        Map<String, List<TableResult>> byTable =
                results.stream().collect(Collectors.groupingBy(TableResult::table, TreeMap::new, Collectors.toList()));
        return byTable.entrySet().stream()
                .map(table -> new Note(
                        table.getKey(),
                        at,
                        worst(table.getValue()).name(),
                        table.getValue().stream()
                                .flatMap(result -> result.sources().stream())
                                .distinct()
                                .sorted()
                                .toList()))
                .toList();
    }

    private static Verdict worst(List<TableResult> results) {
        List<Verdict> verdicts = results.stream().map(TableResult::verdict).toList();
        return List.of(Verdict.DIFFERENT, Verdict.NOT_VERIFIED).stream()
                .filter(verdicts::contains)
                .findFirst()
                .orElse(Verdict.EQUAL);
    }
}
