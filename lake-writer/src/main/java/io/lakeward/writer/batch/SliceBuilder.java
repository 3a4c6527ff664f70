// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.BytesKey;
import io.lakeward.event.EventFormatException;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.batch.Change.Departure;
import io.lakeward.writer.table.RowKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Keeps the last change per key of one table that can be parsed; all changes, if rows have no key. */
final class SliceBuilder {
    /** By identity, because the hash of a schema is dear and its reader gives the same object for the same bytes. */
    private final IdentityHashMap<TableSchema, SchemaUse> uses = new IdentityHashMap<>();

    private final Map<BytesKey, List<RawChange>> changes = new LinkedHashMap<>();
    private final List<Long> superseded = new ArrayList<>();
    private long lastSequence;

    void add(RawChange change) {
        uses.merge(change.schema(), SchemaUse.at(change.sequence()), SchemaUse::and);
        changes.computeIfAbsent(new BytesKey(change.key()), key -> new ArrayList<>(1))
                .add(change);
        lastSequence = Math.max(lastSequence, change.sequence());
    }

    /**
     * Gives the slice, and each change that was to be in it and could not be parsed.
     *
     * @param target the table of the lake
     * @throws io.lakeward.writer.info.TableInfoException if table info does not fit the table
     */
    void build(TableId target, RowParser parser, Consumer<BatchItem> out) {
        List<Change> parsed = new ArrayList<>(changes.size());
        for (Iterator<List<RawChange>> keys = changes.values().iterator(); keys.hasNext(); ) {
            List<RawChange> ofKey = keys.next();
            // What is parsed takes the place of what is not, instead of lying beside it.
            keys.remove();
            if (parser.isCopy(ofKey.get(0))) {
                copies(ofKey, parser, parsed, out);
            } else {
                lastParsed(ofKey, parser, out).ifPresent(parsed::add);
            }
        }
        if (!parsed.isEmpty()) {
            Set<TableSchema> inUse = Collections.newSetFromMap(new IdentityHashMap<>());
            parsed.forEach(change -> inUse.add(change.schema()));
            Map<TableSchema, SchemaUse> used = new HashMap<>();
            inUse.forEach(schema -> used.merge(schema, uses.get(schema), SchemaUse::and));
            int partition = parsed.get(0).partition();
            out.accept(new TableSlice(target, used, partition, parsed, List.copyOf(superseded), lastSequence));
        }
    }

    /** All of them: each makes the copies of a row one more or one less. */
    private static void copies(List<RawChange> ofRow, RowParser parser, List<Change> parsed, Consumer<BatchItem> out) {
        for (RawChange change : ofRow) {
            try {
                parsed.add(parser.parseCopy(change));
            } catch (EventFormatException | IllegalArgumentException e) {
                out.accept(bad(change, e));
            }
        }
    }

    private Optional<Change> lastParsed(List<RawChange> ofKey, RowParser parser, Consumer<BatchItem> out) {
        // Stable, so of equal numbers, which are one change read twice, the one read later is the last.
        ofKey.sort(Comparator.comparingLong(RawChange::sequence));
        for (int i = ofKey.size() - 1; i >= 0; i--) {
            RawChange change = ofKey.get(i);
            try {
                Change last = parser.parse(change);
                List<RawChange> earlier = ofKey.subList(0, i);
                if (parser.canMove(change)) {
                    return Optional.of(last.leaving(left(last, earlier, parser, out)));
                }
                earlier.forEach(each -> superseded.add(each.record().offset()));
                return Optional.of(last);
            } catch (EventFormatException | IllegalArgumentException e) {
                out.accept(bad(change, e));
            }
        }
        return Optional.empty();
    }

    /**
     * All places but the last one where the row was. The lake may have it in any of them: a batch that is read again
     * need not begin where it began before.
     */
    private List<Departure> left(Change last, List<RawChange> before, RowParser parser, Consumer<BatchItem> out) {
        Map<RowKey, Long> places = new LinkedHashMap<>();
        for (RawChange change : before) {
            try {
                parser.departure(change).ifPresent(place -> places.put(place.from(), place.sequence()));
                superseded.add(change.record().offset());
            } catch (EventFormatException | IllegalArgumentException e) {
                out.accept(bad(change, e));
            }
        }
        last.left().forEach(place -> places.put(place.from(), place.sequence()));
        places.remove(last.at());
        return places.entrySet().stream()
                .map(place -> new Departure(place.getKey(), place.getValue()))
                .toList();
    }

    private static BadRecord bad(RawChange change, RuntimeException cause) {
        return new BadRecord(change.record(), change.schema().table().toString(), cause.getMessage());
    }
}
