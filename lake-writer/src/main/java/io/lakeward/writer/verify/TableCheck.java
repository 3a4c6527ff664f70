// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify;

import io.lakeward.writer.verify.report.Difference;
import io.lakeward.writer.verify.report.TableResult;
import io.lakeward.writer.verify.row.Range;
import io.lakeward.writer.verify.row.Shape;
import io.lakeward.writer.verify.side.LakeSide;
import io.lakeward.writer.verify.side.SourceSide;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares one lake table with its source, in looks: first its ranges, then the keys that differ, again and again. */
final class TableCheck {
    /** How many keys are followed at a time. */
    private static final int MOST_SUSPECTS = 10_000;

    private final SourceSide source;
    private final LakeSide lake;
    private final Shape shape;
    private final boolean mayStay;
    private final Settings settings;
    private final Fence fence;
    private final List<String> notes;
    private final Instant start = Instant.now();
    private final RangeSearch search;

    private final Map<List<String>, Suspect> suspects = new LinkedHashMap<>();
    private final Map<List<String>, Suspect> different = new LinkedHashMap<>();
    private List<Range> group = List.of();
    private boolean isCut;
    private long writtenOtherwise;
    private String version = "";

    /**
     * How patient a comparison is.
     *
     * @param settle after which time a change of the source must be on the topic
     * @param timeout after which time a table counts as not verified
     * @param shown how many differing rows are shown of a table
     */
    record Settings(Duration settle, Duration timeout, int shown) {}

    TableCheck(Sides sides, Settings settings, Fence fence) {
        this.source = sides.source();
        this.lake = sides.lake();
        this.shape = sides.shape();
        this.mayStay = sides.mayStay();
        this.settings = settings;
        this.fence = fence;
        this.notes = new ArrayList<>(sides.notes());
        this.search = new RangeSearch(source::sums, lake::sums);
    }

    /** @return the result, once there is one */
    Optional<TableResult> look() throws SQLException {
        if (suspects.isEmpty()) {
            nextGroup();
        } else {
            follow();
        }
        if (different.size() >= MOST_SUSPECTS) {
            notes.add("more rows may differ: the comparison ended at " + MOST_SUSPECTS);
            return Optional.of(result(TableResult.Verdict.DIFFERENT));
        }
        if (suspects.isEmpty() && group.isEmpty() && search.isDone()) {
            return Optional.of(result(different.isEmpty() ? TableResult.Verdict.EQUAL : TableResult.Verdict.DIFFERENT));
        }
        if (Instant.now().isAfter(start.plus(settings.timeout))) {
            notes.add(suspects.size() + " rows were not alike within " + settings.timeout.toSeconds()
                    + " s, and it could not be told whether they are only late"
                    + (lake.isParked() ? ": the table is parked, see _lakeward.parked" : ""));
            return Optional.of(
                    result(different.isEmpty() ? TableResult.Verdict.NOT_VERIFIED : TableResult.Verdict.DIFFERENT));
        }
        return Optional.empty();
    }

    private void nextGroup() throws SQLException {
        if (!search.isStarted()) {
            search.start(source.grid());
        }
        if (group.isEmpty()) {
            group = search.next();
        }
        if (group.isEmpty()) {
            return;
        }
        Instant now = Instant.now();
        States wanted = new States();
        source.rows(group, wanted);
        version = lake.version();
        States found = new States();
        lake.rows(group, found);
        isCut = false;
        Set<List<String>> keys = new HashSet<>();
        wanted.keys().forEach(keys::add);
        found.keys().forEach(keys::add);
        for (List<String> key : keys) {
            Suspect suspect = new Suspect(wanted.of(key), found.of(key), now, mayStay);
            if (!suspect.isInOrder() && !different.containsKey(key)) {
                isCut |= suspects.size() == MOST_SUSPECTS;
                if (!isCut) {
                    suspects.put(key, suspect);
                }
            }
        }
        closeGroup();
    }

    /** What was more than could be followed is looked for again. */
    private void closeGroup() {
        if (suspects.isEmpty() && !isCut) {
            group = List.of();
        }
    }

    private void follow() throws SQLException {
        List<List<String>> keys = List.copyOf(suspects.keySet());
        Instant now = Instant.now();
        States wanted = new States();
        source.find(keys, wanted);
        suspects.forEach((key, suspect) -> suspect.source(wanted.of(key), now));
        boolean isSettled = suspects.values().stream().anyMatch(suspect -> suspect.isSettled(now, settings.settle));
        boolean isPassed = isSettled && fence.isPassed(fence.end(), lake.mayLackFrom(), source.ids());
        String newest = lake.version();
        if (!newest.equals(version)) {
            States found = new States();
            lake.find(keys, found);
            suspects.forEach((key, suspect) -> suspect.lake(found.of(key)));
            version = newest;
        }
        suspects.values().removeIf(Suspect::isInOrder);
        if (isPassed) {
            Map<List<String>, Suspect> settled = new LinkedHashMap<>(suspects);
            settled.values().removeIf(suspect -> !suspect.isSettled(now, settings.settle));
            confirm(settled);
        }
        closeGroup();
    }

    /** What differs in its texts only is the same. */
    private void confirm(Map<List<String>, Suspect> settled) throws SQLException {
        List<List<String>> keys = List.copyOf(settled.keySet());
        suspects.keySet().removeAll(keys);
        if (!shape.isBag() && !keys.isEmpty()) {
            Map<List<String>, List<String>> wanted = source.texts(keys);
            Map<List<String>, List<List<String>>> found = lake.texts(keys);
            settled.keySet().removeIf(key -> isSame(wanted.get(key), found.getOrDefault(key, List.of())));
            writtenOtherwise += keys.size() - settled.size();
        }
        different.putAll(settled);
    }

    private boolean isSame(List<String> wanted, List<List<String>> found) {
        return wanted != null
                && found.size() == 1
                && Explanation.columns(shape, wanted, found.get(0)).isEmpty();
    }

    private TableResult result(TableResult.Verdict verdict) throws SQLException {
        if (writtenOtherwise > 0) {
            notes.add(writtenOtherwise + " rows are equal, though MySQL writes their values in another way");
        }
        return new TableResult(
                lake.id().toString(),
                new TreeSet<>(source.ids().stream().map(Object::toString).toList())
                        .stream().toList(),
                verdict,
                search.sourceRows(),
                search.lakeRows(),
                search.ranges(),
                different.size(),
                explained(),
                List.copyOf(notes),
                Duration.between(start, Instant.now()));
    }

    private List<Difference> explained() throws SQLException {
        List<List<String>> keys =
                different.keySet().stream().limit(settings.shown).toList();
        if (keys.isEmpty()) {
            return List.of();
        }
        return new Explanation(shape, source.texts(keys), lake.texts(keys)).of(keys, different);
    }
}
