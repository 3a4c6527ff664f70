// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakeward.event.ChangeJson;
import io.lakeward.event.EventHeaders;
import io.lakeward.event.EventKey;
import io.lakeward.event.JsonBuffer;
import io.lakeward.event.Operation;
import io.lakeward.event.RowWriter;
import io.lakeward.event.SchemaChangeJson;
import io.lakeward.event.SchemaChangeKind;
import io.lakeward.event.SourcePosition;
import io.lakeward.event.TableId;
import io.lakeward.event.TableReadJson;
import io.lakeward.event.TableSchema;
import io.lakeward.event.TableSchemaJson;
import io.lakeward.writer.cli.KafkaArgs;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes changes to the topic as the producer of stage 1 does. */
@SuppressWarnings("FutureReturnValueIgnored") // a commit throws what a send failed with
final class TopicFeed implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    /** Of the topics of the tests. */
    static final int PARTITIONS = 2;

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;

    TopicFeed(KafkaArgs kafka, String topic) {
        this.topic = topic;
        producer = new KafkaProducer<>(
                kafka.client(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "feed-" + topic)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    TopicFeed begin() {
        producer.beginTransaction();
        return this;
    }

    void commit() {
        producer.commitTransaction();
    }

    void abort() {
        producer.flush();
        producer.abortTransaction();
    }

    TopicFeed insert(TableSchema schema, long sequence, String after) {
        return change(Operation.CREATE, schema, sequence, null, after);
    }

    /** @param readMillis when the producer read the row */
    TopicFeed read(TableSchema schema, long sequence, long readMillis, String row) {
        return change(Operation.READ, schema, sequence, readMillis, null, row);
    }

    TopicFeed update(TableSchema schema, long sequence, String before, String after) {
        return change(Operation.UPDATE, schema, sequence, before, after);
    }

    TopicFeed delete(TableSchema schema, long sequence, String before) {
        return change(Operation.DELETE, schema, sequence, before, null);
    }

    TopicFeed schemaChange(TableSchema after, String statement, long sequence) {
        byte[] ddl = SchemaChangeJson.write(after.table(), statement, SchemaChangeKind.ALTER, false, List.of(), 0);
        return withoutValue(0, sequence, EventHeaders.DDL, ddl, after);
    }

    /** In every partition, as the producer sends it. */
    TopicFeed statement(SchemaChangeKind kind, TableId table, TableSchema after, boolean isReread, long sequence) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            statement(partition, kind, table, after, isReread, sequence);
        }
        return this;
    }

    /** An ALTER whose new columns are NULL in the rows there are. */
    TopicFeed adding(TableSchema after, long sequence, String... columns) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            statement(partition, SchemaChangeKind.ALTER, after.table(), after, false, List.of(columns), sequence);
        }
        return this;
    }

    TopicFeed statement(
            int partition, SchemaChangeKind kind, TableId table, TableSchema after, boolean isReread, long sequence) {
        return statement(partition, kind, table, after, isReread, List.of(), sequence);
    }

    private TopicFeed statement(
            int partition,
            SchemaChangeKind kind,
            TableId table,
            TableSchema after,
            boolean isReread,
            List<String> added,
            long sequence) {
        byte[] ddl = SchemaChangeJson.write(table, kind + " " + table, kind, isReread, added, 0);
        return withoutValue(partition, sequence, EventHeaders.DDL, ddl, after);
    }

    TopicFeed dropDatabase(String database, long sequence) {
        byte[] ddl = SchemaChangeJson.write(database, "drop database", SchemaChangeKind.DROP, 0);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            withoutValue(partition, sequence, EventHeaders.DDL, ddl, null);
        }
        return this;
    }

    /** The end of a table's reading, as one partition has it. */
    TopicFeed tableRead(int partition, TableId table, long since, long sequence) {
        byte[] read = TableReadJson.write(table, since, PARTITIONS);
        return withoutValue(partition, sequence, EventHeaders.TABLE_READ, read, null);
    }

    /** @param schema none if null */
    private TopicFeed withoutValue(int partition, long sequence, String header, byte[] content, TableSchema schema) {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(topic, partition, null, (byte[]) null);
        message.headers().add(header, content).add(EventHeaders.SEQUENCE, EventHeaders.writeSequence(sequence));
        if (schema != null) {
            message.headers().add(EventHeaders.SCHEMA, TableSchemaJson.write(schema));
        }
        producer.send(message);
        return this;
    }

    TopicFeed raw(String value) {
        producer.send(new ProducerRecord<>(topic, 0, "k".getBytes(UTF_8), value.getBytes(UTF_8)));
        return this;
    }

    /** A record that another program wrote; those without a key are in one partition. */
    TopicFeed foreign(String key, String value) {
        return foreign(key, value, System.currentTimeMillis());
    }

    TopicFeed foreign(String key, String value, long recordMillis) {
        producer.send(new ProducerRecord<>(
                topic,
                key == null ? 0 : null,
                recordMillis,
                key == null ? null : key.getBytes(UTF_8),
                value == null ? null : value.getBytes(UTF_8)));
        return this;
    }

    private TopicFeed change(Operation operation, TableSchema schema, long sequence, String before, String after) {
        return change(operation, schema, sequence, 0, before, after);
    }

    private TopicFeed change(
            Operation operation, TableSchema schema, long sequence, long readMillis, String before, String after) {
        String content = after == null ? before : after;
        JsonNode row = parse(content);
        EventKey keys = new EventKey(schema.table(), new JsonBuffer());
        byte[] key = schema.key().isEmpty()
                ? keys.writeOfContent(fields(content))
                : keys.write(json -> {
                    for (String column : schema.key()) {
                        json.writeFieldName(column);
                        json.writeRawValue(row.get(column).toString());
                    }
                });
        SourcePosition source = new SourcePosition(false, 1_700_000_000_000L, 1, null, "f", 1, 0);
        byte[] value = new ChangeJson(schema.table(), schema.key(), new JsonBuffer())
                .write(operation, fields(before), fields(after), source, readMillis);
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(topic, key, value);
        message.headers()
                .add(EventHeaders.SCHEMA, TableSchemaJson.write(schema))
                .add(EventHeaders.SEQUENCE, EventHeaders.writeSequence(sequence));
        producer.send(message);
        return this;
    }

    private static RowWriter fields(String row) {
        if (row == null) {
            return null;
        }
        return (JsonGenerator json) -> {
            for (Map.Entry<String, JsonNode> field : parse(row).properties()) {
                json.writeFieldName(field.getKey());
                json.writeRawValue(field.getValue().toString());
            }
        };
    }

    private static JsonNode parse(String row) {
        try {
            return JSON.readTree(row);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(row, e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
