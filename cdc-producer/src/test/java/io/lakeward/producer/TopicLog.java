// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakeward.event.ChangeEvent;
import io.lakeward.event.EventReader;
import io.lakeward.event.SchemaEvent;
import io.lakeward.event.TableReadEvent;
import io.lakeward.event.TopicEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** What a read_committed reader of the topic sees, partition by partition in order. */
record TopicLog(List<Entry> entries) {
    record Entry(int partition, String key, TopicEvent event) {}

    static TopicLog of(List<ConsumerRecord<byte[], byte[]>> records) {
        EventReader reader = new EventReader();
        return new TopicLog(
                records.stream().map(record -> entry(reader, record)).toList());
    }

    private static Entry entry(EventReader reader, ConsumerRecord<byte[], byte[]> record) {
        TopicEvent event = reader.read(record.value(), name -> {
            Header header = record.headers().lastHeader(name);
            return header == null ? null : header.value();
        });
        return new Entry(record.partition(), record.key() == null ? null : new String(record.key(), UTF_8), event);
    }

    List<ChangeEvent> changes(String table) {
        return entries.stream()
                .map(Entry::event)
                .filter(ChangeEvent.class::isInstance)
                .map(ChangeEvent.class::cast)
                .filter(change -> change.schema().table().table().equals(table))
                .toList();
    }

    List<SchemaEvent> schemaChanges(int partition) {
        return entries.stream()
                .filter(entry -> entry.partition() == partition)
                .map(Entry::event)
                .filter(SchemaEvent.class::isInstance)
                .map(SchemaEvent.class::cast)
                .toList();
    }

    /** The entries of each key in the order of the topic. */
    Map<String, List<Entry>> byKey() {
        Map<String, List<Entry>> byKey = new TreeMap<>();
        entries.stream().filter(entry -> entry.key() != null).forEach(entry -> byKey.computeIfAbsent(
                        entry.key(), key -> new ArrayList<>())
                .add(entry));
        return byKey;
    }

    /** The rows that are left when all that concerns a table is applied, by key. */
    Map<String, JsonNode> replay(String table) {
        return new Replay(table).of(entries);
    }

    /** What schema changes did to the table. */
    List<String> kinds(String table) {
        return schemaChanges(0).stream()
                .filter(change ->
                        change.table() != null && change.table().table().equals(table))
                .map(change -> change.kind() + (change.isReread() ? " reread" : ""))
                .toList();
    }

    List<TableReadEvent> ends(String table) {
        return entries.stream()
                .filter(entry -> entry.partition() == 0)
                .map(Entry::event)
                .filter(TableReadEvent.class::isInstance)
                .map(TableReadEvent.class::cast)
                .filter(end -> end.table().table().equals(table))
                .toList();
    }
}
