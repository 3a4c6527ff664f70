// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.plan;

import io.lakeward.writer.info.TablePlan;
import io.lakeward.writer.schema.LakeSchema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * Tells rows without a key apart by what is in them. NULLs, the order of the columns and the width of a number do not
 * count, so a row stays the same when its table gets a column that is NULL in it, or a wider one.
 */
final class RowContent {
    private static final int HASH_BYTES = 16;

    private RowContent() {}

    /** @param row all of the source's columns and the sequence */
    static String hash(GenericRecord row, Optional<TablePlan.Shard> shard) {
        MessageDigest digest = sha256();
        shard.ifPresent(own -> add(digest, own.value()));
        List<Schema.Field> columns = row.getSchema().getFields().stream()
                .filter(field -> !field.name().equals(LakeSchema.SEQUENCE) && row.get(field.pos()) != null)
                .sorted(Comparator.comparing(Schema.Field::name))
                .toList();
        for (Schema.Field column : columns) {
            add(digest, column.name());
            add(digest, LakeValues.widestText(row.get(column.pos()), column));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    }

    /** With its length before it, so that two texts cannot pass for one. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
