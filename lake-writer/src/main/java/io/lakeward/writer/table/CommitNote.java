// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import io.lakeward.event.HybridClock;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.schema.LakeSchema;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.hudi.common.model.HoodieCommitMetadata;
import org.apache.hudi.common.model.HoodieRecord;

/**
 * A commit of the writer, by what it says of itself.
 *
 * @param at when it was complete
 * @param notes its metadata
 */
public record CommitNote(Instant at, Map<String, String> notes) {
    /** How many changes are in it. */
    public static final String APPLIED = "lakeward.applied";

    public CommitNote {
        notes = Map.copyOf(notes);
    }

    boolean isOfWriter() {
        return Progress.in(notes).isPresent();
    }

    /** Without what is long and of no use in an older one. */
    CommitNote brief() {
        Map<String, String> brief = new HashMap<>(notes);
        brief.keySet().removeAll(List.of(HoodieCommitMetadata.SCHEMA_KEY, Sources.NAME));
        return new CommitNote(at, brief);
    }

    public Progress progress() {
        return Progress.in(notes).orElseThrow();
    }

    public List<TableSchema> sources() {
        return Sources.in(notes);
    }

    /** The changes in it. */
    public long applied() {
        return Long.parseLong(notes.getOrDefault(APPLIED, "0"));
    }

    /** When the newest change in it was stamped; empty if it has none. */
    public Optional<Instant> newestChange() {
        return Optional.ofNullable(notes.get(LakeTables.SEQUENCE))
                .map(Long::valueOf)
                .filter(sequence -> sequence > 0)
                .map(CommitNote::timeOf);
    }

    /** When a change with this sequence number was stamped. */
    public static Instant timeOf(long sequence) {
        return Instant.ofEpochMilli(HybridClock.millisOf(sequence));
    }

    /** The table's columns after it, without Hudi's and the writer's own. */
    public List<String> columns() {
        return new Schema.Parser()
                .parse(notes.get(HoodieCommitMetadata.SCHEMA_KEY)).getFields().stream()
                        .map(Schema.Field::name)
                        .filter(name -> !HoodieRecord.HOODIE_META_COLUMNS_WITH_OPERATION.contains(name)
                                && !LakeSchema.isOwn(name))
                        .toList();
    }
}
