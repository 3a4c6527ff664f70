// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far a table has come, kept in its own commits: a commit and the progress that it makes are one.
 *
 * @param topicId Kafka's id of the topic; a topic made anew under the same name has another one
 * @param from per partition the offset at which the last batch that changed the table began
 * @param to per partition the offset after that batch
 * @param replayed per partition the offsets of records that the table has from quarantine, as long as they may be there, too
 */
public record Progress(String topicId, Map<Integer, Long> from, Map<Integer, Long> to, Map<Integer, Set<Long>> replayed)
        implements Serializable {
    private static final String TOPIC = "lakeward.topic.id";
    private static final String FROM = "lakeward.offsets.from";
    private static final String TO = "lakeward.offsets.to";
    private static final String REPLAYED = "lakeward.replayed";

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<TreeMap<Integer, Long>> OFFSETS = new TypeReference<>() {};
    private static final TypeReference<TreeMap<Integer, TreeSet<Long>>> PLACES = new TypeReference<>() {};

    public Progress {
        from = new TreeMap<>(from);
        to = new TreeMap<>(to);
        replayed = new TreeMap<>(replayed);
    }

    public Progress(String topicId, Map<Integer, Long> from, Map<Integer, Long> to) {
        this(topicId, from, to, Map.of());
    }

    /** Where a job stands that has read nothing. */
    public static Progress none(String topicId) {
        return new Progress(topicId, Map.of(), Map.of());
    }

    /** Whether the table has the change at this place already. */
    public boolean covers(int partition, long offset) {
        return offset < to.getOrDefault(partition, 0L);
    }

    /** This, but nowhere less far than another. */
    public Progress notBefore(Progress other) {
        Map<Integer, Long> farther = new TreeMap<>(to);
        other.to.forEach((partition, offset) -> farther.merge(partition, offset, Math::max));
        return new Progress(topicId, from, farther, other.replayed);
    }

    public Progress withReplayed(Map<Integer, Set<Long>> places) {
        return new Progress(topicId, from, to, places);
    }

    /** How many records the topic had given when this was written; orders the progress of tables of one topic. */
    public long records() {
        return to.values().stream().mapToLong(Long::longValue).sum();
    }

    void addTo(Map<String, String> commitMetadata) {
        commitMetadata.put(TOPIC, topicId);
        commitMetadata.put(FROM, json(from));
        commitMetadata.put(TO, json(to));
        if (!replayed.isEmpty()) {
            commitMetadata.put(REPLAYED, json(replayed));
        }
    }

    /** @return empty if the commit is not the writer's */
    static Optional<Progress> in(Map<String, String> commitMetadata) {
        if (!commitMetadata.containsKey(TO)) {
            return Optional.empty();
        }
        return Optional.of(new Progress(
                commitMetadata.get(TOPIC),
                read(commitMetadata.get(FROM), OFFSETS),
                read(commitMetadata.get(TO), OFFSETS),
                Map.copyOf(read(commitMetadata.getOrDefault(REPLAYED, "{}"), PLACES))));
    }

    private static String json(Map<Integer, ?> offsets) {
        try {
            return JSON.writeValueAsString(offsets);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Offsets must be writable as JSON, but were: " + offsets, e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Offsets in a commit must be JSON, but were: " + json, e);
        }
    }
}
