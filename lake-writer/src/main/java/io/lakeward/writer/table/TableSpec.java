// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.util.List;
import java.util.Optional;

/**
 * What of a lake table never changes.
 *
 * @param key the record key's columns
 * @param partitionField the column that holds the partition's value
 * @param partition by what it is partitioned, for messages; empty if it is not
 */
public record TableSpec(List<String> key, Optional<String> partitionField, String partition, TableType type) {
    public TableSpec {
        key = List.copyOf(key);
    }

    /** What must be as it is in the lake, and is not. The type is not asked for: a table keeps the one that it has. */
    Optional<String> difference(TableSpec wanted) {
        return otherKey(wanted).or(() -> otherPartition(wanted));
    }

    /** What of the key must be as it is in the lake, and is not. */
    public Optional<String> otherKey(TableSpec wanted) {
        return key.equals(wanted.key)
                ? Optional.empty()
                : Optional.of("The record key must stay " + key + " as in the lake, but became " + wanted.key);
    }

    Optional<String> otherPartition(TableSpec wanted) {
        return partition.equals(wanted.partition)
                ? Optional.empty()
                : Optional.of("The partition must stay " + orNone(partition) + " as in the lake, but became "
                        + orNone(wanted.partition));
    }

    private static String orNone(String partition) {
        return partition.isEmpty() ? "none" : partition;
    }
}
