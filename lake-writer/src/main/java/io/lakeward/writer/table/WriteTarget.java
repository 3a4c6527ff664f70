// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.io.Serializable;
import java.util.Map;
import org.apache.hudi.config.HoodieWriteConfig;
import org.apache.hudi.index.bucket.BucketIdentifier;
import scala.Tuple2;

/**
 * What a task needs to know of the table that it writes to. Hudi's own configuration is ten times as large.
 *
 * @param schema as text: Avro's own class is not made to be sent
 * @param key the columns of the record key, with commas between
 */
record WriteTarget(
        String path,
        String table,
        String schema,
        TableType type,
        String key,
        int buckets,
        boolean isPartitioned,
        Map<String, String> options)
        implements Serializable {
    static WriteTarget of(LakeTable table, Map<String, String> options) {
        return new WriteTarget(
                table.path(),
                table.id().table(),
                table.schema().toString(),
                table.spec().type(),
                String.join(",", table.key()),
                table.buckets(),
                table.spec().partitionField().isPresent(),
                Map.copyOf(options));
    }

    HoodieWriteConfig config() {
        return HoodieWriteConfig.newBuilder()
                .withPath(path)
                .forTable(table)
                .withSchema(schema)
                .withProps(options)
                .build();
    }

    /** Of a merge-on-read table. */
    int commitsBetweenCompactions() {
        return Integer.parseInt(options.get(HudiOptions.COMPACTED_EVERY));
    }

    /** A change as it travels: by where it goes, its row in Avro's bytes; null if it is a delete. */
    Tuple2<ChangeKey, byte[]> keyed(RowChange change) {
        return new Tuple2<>(new ChangeKey(change, bucketOf(change.at())), change.row());
    }

    private int bucketOf(RowKey row) {
        return BucketIdentifier.getBucketId(row.recordKey(), key, buckets);
    }
}
