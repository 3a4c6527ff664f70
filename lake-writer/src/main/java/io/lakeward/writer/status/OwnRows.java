// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.status;

import static io.lakeward.writer.horizon.HorizonTable.TABLE;

import io.lakeward.event.Column;
import io.lakeward.event.TableId;
import io.lakeward.writer.park.ParkedTable;
import io.lakeward.writer.park.ParkingTable;
import io.lakeward.writer.schema.LakeSchema;
import io.lakeward.writer.table.CommitNote;
import io.lakeward.writer.table.LakeLook;
import io.lakeward.writer.table.VerifiedNotes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** What the writer's own tables say, and what verify found last. */
record OwnRows(
        Map<TableId, ParkedTable> parked,
        Map<TableId, Instant> statements,
        Map<String, Long> quarantined,
        Optional<Instant> newestQuarantined,
        Map<String, VerifiedNotes.Note> verified) {
    /** Where they are. */
    static final String DATABASE = TABLE.table().database();

    private static final TableId QUARANTINE = new TableId(DATABASE, "quarantine");
    private static final List<String> PARKED = Stream.concat(
                    ParkingTable.TABLE.columns().stream().map(Column::name), Stream.of(LakeSchema.SEQUENCE))
            .toList();
    private static final String SOURCE_DATABASE = "source_database";
    private static final String SOURCE_TABLE = "source_table";
    private static final String FOLLOWED = "followed";
    private static final String TIME = "kafka_time";

    static OwnRows read(LakeLook lake) {
        Map<TableId, ParkedTable> parked = new HashMap<>();
        lake.read(ParkingTable.TABLE.table(), PARKED, row -> {
            ParkedTable table = ParkingTable.parked(row);
            parked.put(table.table(), table);
        });
        Map<TableId, Instant> statements = new HashMap<>();
        lake.read(TABLE.table(), List.of(SOURCE_DATABASE, SOURCE_TABLE, FOLLOWED), row -> {
            Long followed = (Long) row.get(FOLLOWED);
            if (followed != null && followed > 0) {
                statements.put(
                        new TableId((String) row.get(SOURCE_DATABASE), (String) row.get(SOURCE_TABLE)),
                        CommitNote.timeOf(followed));
            }
        });
        Map<String, Long> quarantined = new HashMap<>();
        AtomicLong newest = new AtomicLong(Long.MIN_VALUE);
        lake.read(QUARANTINE, List.of(SOURCE_TABLE, TIME), row -> {
            quarantined.merge(Objects.requireNonNullElse((String) row.get(SOURCE_TABLE), ""), 1L, Long::sum);
            newest.accumulateAndGet((Long) row.get(TIME), Math::max);
        });
        return new OwnRows(
                parked,
                statements,
                quarantined,
                quarantined.isEmpty() ? Optional.empty() : Optional.of(time(newest.get())),
                lake.verified());
    }

    private static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
