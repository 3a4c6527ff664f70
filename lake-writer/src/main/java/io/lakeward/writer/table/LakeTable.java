// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import io.lakeward.event.TableId;
import java.util.List;
import org.apache.avro.Schema;

/**
 * A Hudi table of the lake.
 *
 * @param path its base path
 * @param key the record key's columns
 * @param schema its columns, see {@link io.lakeward.writer.schema.LakeSchema}
 * @param buckets into how many files a partition is hashed; never changes
 * @param progress what it has of the topic
 */
public record LakeTable(TableId id, String path, List<String> key, Schema schema, int buckets, Progress progress) {
    LakeTable withSchema(Schema newSchema) {
        return new LakeTable(id, path, key, newSchema, buckets, progress);
    }

    LakeTable withProgress(Progress newProgress) {
        return new LakeTable(id, path, key, schema, buckets, newProgress);
    }
}
