// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import io.lakeward.event.TableId;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * A Hudi table of the lake.
 *
 * @param path its base path
 * @param hudiOptions options for this table alone
 * @param schema its columns, see {@link io.lakeward.writer.schema.LakeSchema}
 * @param buckets into how many files a partition is hashed; never changes
 * @param progress what it has of the topic
 */
public record LakeTable(
        TableId id,
        String path,
        TableSpec spec,
        Map<String, String> hudiOptions,
        Schema schema,
        int buckets,
        Progress progress) {
    List<String> key() {
        return spec.key();
    }

    LakeTable with(Schema newSchema, Map<String, String> newOptions) {
        return new LakeTable(id, path, spec, newOptions, newSchema, buckets, progress);
    }

    LakeTable withProgress(Progress newProgress) {
        return new LakeTable(id, path, spec, hudiOptions, schema, buckets, newProgress);
    }
}
