// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.sink;

import io.lakeward.event.EventHeaders;
import io.lakeward.producer.TopicRecord;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Puts a record's parts where the contract wants them. */
final class RecordSerializer implements KafkaRecordSerializationSchema<TopicRecord> {
    private final String topic;

    RecordSerializer(String topic) {
        this.topic = topic;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(TopicRecord record, KafkaSinkContext context, Long timestamp) {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(topic, record.partition(), record.key(), record.value());
        Headers headers = message.headers();
        headers.add(EventHeaders.SEQUENCE, EventHeaders.writeSequence(record.sequence()));
        if (record.schema() != null) {
            headers.add(EventHeaders.SCHEMA, record.schema());
        }
        if (record.ddl() != null) {
            headers.add(EventHeaders.DDL, record.ddl());
        }
        if (record.tableRead() != null) {
            headers.add(EventHeaders.TABLE_READ, record.tableRead());
        }
        return message;
    }
}
