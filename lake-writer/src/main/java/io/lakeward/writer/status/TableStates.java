// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.status;

import io.lakeward.event.TableId;
import io.lakeward.writer.park.ParkedTable;
import io.lakeward.writer.status.report.Backlog;
import io.lakeward.writer.status.report.QuarantineState;
import io.lakeward.writer.status.report.TableState;
import io.lakeward.writer.table.CommitNote;
import io.lakeward.writer.table.TableLook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** What the lake's commits and the writer's own tables say of the source's tables. */
final class TableStates {
    private final OwnRows own;
    private final Map<String, Long> elsewhere;
    private final List<TableState> all = new ArrayList<>();

    /** @param backlogs what is left to read from a position on */
    TableStates(
            List<TableLook> looks,
            OwnRows own,
            Map<Integer, Long> position,
            Function<Map<Integer, Long>, Backlog> backlogs) {
        this.own = own;
        this.elsewhere = new HashMap<>(own.quarantined());
        tables(looks).forEach((id, look) -> {
            Optional<ParkedTable> parked = Optional.ofNullable(own.parked().get(id));
            all.add(state(
                    id,
                    look,
                    parked,
                    backlogs.apply(parked.map(ParkedTable::position).orElse(position))));
        });
    }

    List<TableState> all() {
        return all;
    }

    /** Once all tables are known. */
    QuarantineState quarantine() {
        return new QuarantineState(
                own.quarantined().values().stream().mapToLong(Long::longValue).sum(),
                own.newestQuarantined(),
                elsewhere);
    }

    /** Those that the lake has, or is to have. */
    private Map<TableId, Optional<TableLook>> tables(List<TableLook> looks) {
        Map<TableId, Optional<TableLook>> tables = new TreeMap<>(Comparator.comparing(TableId::toString));
        own.parked().keySet().forEach(parked -> tables.put(parked, Optional.empty()));
        looks.stream()
                .filter(look -> !look.id().database().equals(OwnRows.DATABASE))
                .forEach(look -> tables.put(look.id(), Optional.of(look)));
        return tables;
    }

    private TableState state(TableId id, Optional<TableLook> look, Optional<ParkedTable> parked, Backlog backlog) {
        Set<String> sources = new TreeSet<>();
        look.ifPresent(found -> found.commits().stream()
                .limit(1)
                .flatMap(commit -> commit.sources().stream())
                .forEach(source -> sources.add(source.table().toString())));
        parked.ifPresent(table -> table.sources().forEach(source -> sources.add(source.toString())));
        long quarantined = sources.stream()
                .map(elsewhere::remove)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
        return new TableState(
                id.toString(),
                look.filter(found -> found.rows().isPresent()).map(this::seen),
                backlog,
                parked.map(TableStates::parked),
                quarantined,
                look.flatMap(TableLook::problem),
                Optional.ofNullable(own.verified().get(id.toString()))
                        .map(note -> new TableState.Verified(note.verdict(), note.at(), note.sources())));
    }

    private TableState.Seen seen(TableLook look) {
        CommitNote last = look.commits().get(0);
        List<TableState.Commit> commits = look.commits().stream()
                .sorted(Comparator.comparing(CommitNote::at))
                .map(commit -> new TableState.Commit(commit.at(), commit.applied(), commit.newestChange()))
                .toList();
        return new TableState.Seen(
                look.rows().orElseThrow(),
                last.at(),
                last.newestChange(),
                last.columns().size(),
                last.sources().stream()
                        .map(source -> own.statements().get(source.table()))
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo),
                commits);
    }

    private static TableState.Parked parked(ParkedTable table) {
        String next =
                switch (table.cause()) {
                    case FAILED -> "tried again within a minute, while a writer runs";
                    case STOPPED -> "tried again when table info has changed, or the writer starts";
                    case EXPIRED -> "waits until its source has been read again (lakeward resync)";
                };
        return new TableState.Parked(table.cause().name(), table.since(), table.reason(), next);
    }
}
