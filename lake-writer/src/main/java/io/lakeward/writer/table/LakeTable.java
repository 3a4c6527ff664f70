// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
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
 * @param sources the source tables of its newest commit
 */
public record LakeTable(
        TableId id,
        String path,
        TableSpec spec,
        Map<String, String> hudiOptions,
        Schema schema,
        int buckets,
        Progress progress,
        List<TableSchema> sources) {
    /** Whether the writer ever committed to it. */
    boolean isWritten() {
        return !progress.to().isEmpty() || !sources.isEmpty();
    }

    List<String> key() {
        return spec.key();
    }

    LakeTable with(Schema newSchema, Map<String, String> newOptions) {
        return new LakeTable(id, path, spec, newOptions, newSchema, buckets, progress, sources);
    }

    LakeTable withProgress(Progress newProgress) {
        return new LakeTable(id, path, spec, hudiOptions, schema, buckets, newProgress, sources);
    }

    /** The same, when a commit of these has been added. */
    public LakeTable withSources(List<TableSchema> newest) {
        return new LakeTable(id, path, spec, hudiOptions, schema, buckets, progress, newest);
    }
}
