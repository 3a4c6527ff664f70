// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.run;

import io.lakeward.chaos.compare.Expected;
import io.lakeward.chaos.compare.FenceCheck;
import io.lakeward.chaos.compare.Violation;
import io.lakeward.chaos.schema.ChaosTable;
import io.lakeward.chaos.schema.Extra;
import io.lakeward.demo.lake.Lake;
import io.lakeward.demo.lake.Snapshot;
import io.lakeward.demo.outcome.Failure;
import io.lakeward.demo.process.Wait;
import io.lakeward.demo.source.SourceDatabase;
import io.lakeward.demo.story.Health;
import io.lakeward.demo.table.Table;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Compares the lake with a MySQL that is quiet. */
final class Fences {

    private static final Duration MARKED_WITHIN = Duration.ofMinutes(10);

    /**
     * After the writer has read the marker, it has read all that was before: what is left is to commit that batch, and what is read
     * beside the binlog.
     */
    private static final Duration EQUAL_WITHIN = Duration.ofMinutes(4);

    /** So many rows that each partition of the topic has some: what stands before them there has been read, too. */
    private static final int MARKERS = 16;

    private final SourceDatabase source;
    private final String database;
    private final List<ChaosTable> tables;
    private final Lake lake;
    private final Health health;
    private final IntSupplier unreadableRecords;

    /** How a fence ended. */
    record Fenced(Duration catchUp, int rows, List<Violation> violations) {}

    /** @param unreadableRecords how many records of the topic nobody can read */
    Fences(
            SourceDatabase source,
            String database,
            List<ChaosTable> tables,
            Lake lake,
            Health health,
            IntSupplier unreadableRecords) {
        this.unreadableRecords = unreadableRecords;
        this.source = source;
        this.database = database;
        this.tables = tables;
        this.lake = lake;
        this.health = health;
    }

    static String create(String database) {
        return "CREATE TABLE " + database + ".fence (number INT, part INT, PRIMARY KEY (number, part))";
    }

    Fenced take(int number) throws IOException {
        source.execute(List.of("INSERT INTO " + database + ".fence VALUES "
                + IntStream.range(0, MARKERS)
                        .mapToObj(part -> "(" + number + ", " + part + ")")
                        .collect(Collectors.joining(", "))));
        Instant written = Instant.now();
        FenceCheck check = new FenceCheck(number, expected());
        awaitMarkers(number);
        Wait.until(EQUAL_WITHIN, () -> {
            health.check();
            for (ChaosTable table : check.tables()) {
                check.saw(table, lake.read(database, table.name()));
            }
            return check.isEqual();
        });
        List<Violation> violations = new ArrayList<>(check.violations());
        lake.unreadable()
                .forEach((table, why) -> violations.add(new Violation(number, table, "cannot be read: " + why)));
        violations.addAll(quarantined(number));
        Duration catchUp = Duration.between(written, check.visible());
        return new Fenced(catchUp.isNegative() ? Duration.ZERO : catchUp, check.rows(), violations);
    }

    private Map<ChaosTable, Table> expected() {
        Map<ChaosTable, Table> expected = new LinkedHashMap<>();
        for (ChaosTable table : tables) {
            expect(table, table.sources().get(0), expected);
            expect(table.aside(table.twin()), table.twin(), expected);
            expect(table.aside(table.copy()), table.copy(), expected);
        }
        return expected;
    }

    private void expect(ChaosTable table, String name, Map<ChaosTable, Table> expected) {
        List<List<String>> columns =
                source.texts("SELECT column_name, column_type FROM information_schema.columns WHERE table_schema = '"
                        + database + "' AND table_name = '" + name + "' ORDER BY ordinal_position");
        if (!columns.isEmpty()) {
            ChaosTable now = table.with(columns.stream()
                    .filter(column -> column.get(0).startsWith(Extra.PREFIX))
                    .map(column -> Extra.field(column.get(0), column.get(1)))
                    .toList());
            expected.put(now, new Expected(now).of(source.texts(now.select(database))));
        }
    }

    private void awaitMarkers(int number) throws IOException {
        boolean marked = Wait.until(MARKED_WITHIN, () -> {
            health.check();
            Optional<Snapshot> fence = lake.read(database, "fence");
            return fence.isPresent()
                    && fence.get().table().rows().stream()
                                    .filter(row -> row.get(0).equals((long) number))
                                    .count()
                            == MARKERS;
        });
        if (!marked) {
            List<String> lines = new ArrayList<>(health.troubles());
            lines.add(
                    0,
                    "the lake must have the marker of fence " + number + " within " + MARKED_WITHIN.toSeconds()
                            + " s, but has not:");
            throw new Failure(String.join("\n", lines));
        }
    }

    /** Every record of this load is a good one; of the others there must be each once. */
    private List<Violation> quarantined(int number) throws IOException {
        List<List<Object>> rows = lake.read("_lakeward", "quarantine").stream()
                .flatMap(quarantine -> quarantine.table().select(List.of("source_table", "error")).rows().stream())
                .toList();
        List<Violation> violations = new ArrayList<>(rows.stream()
                .filter(row -> row.get(0) != null)
                .map(row -> new Violation(number, "_lakeward.quarantine", row.toString()))
                .toList());
        long unreadable = rows.stream().filter(row -> row.get(0) == null).count();
        if (unreadable != unreadableRecords.getAsInt()) {
            violations.add(new Violation(
                    number,
                    "_lakeward.quarantine",
                    unreadable + " records of no table, but there were " + unreadableRecords.getAsInt()));
        }
        return violations;
    }
}
