// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoSerializable;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.io.Serializable;
import java.util.Comparator;
import org.apache.hudi.common.model.HoodieKey;

/**
 * Where a change goes, and its place among the changes that go there: in order, the changes of a file group come
 * together, of a row too, and its last one last. No record, as Kryo writes it by these methods with nothing beside the values.
 */
final class ChangeKey implements Comparable<ChangeKey>, KryoSerializable, Serializable {
    private static final long serialVersionUID = 1L;

    private static final Comparator<ChangeKey> ORDER = Comparator.<ChangeKey>comparingInt(key -> key.bucket)
            .thenComparing(key -> key.partition)
            .thenComparing(key -> key.recordKey)
            .thenComparingLong(key -> key.sequence);

    private String partition;
    private int bucket;
    private String recordKey;
    private long sequence;

    /** For Kryo. */
    @SuppressWarnings("unused")
    ChangeKey() {}

    ChangeKey(RowChange change, int bucket) {
        this.partition = change.at().partition();
        this.bucket = bucket;
        this.recordKey = change.at().recordKey();
        this.sequence = change.sequence();
    }

    String partition() {
        return partition;
    }

    int bucket() {
        return bucket;
    }

    long sequence() {
        return sequence;
    }

    HoodieKey hudiKey() {
        return new HoodieKey(recordKey, partition);
    }

    boolean isOfGroup(ChangeKey other) {
        return bucket == other.bucket && partition.equals(other.partition);
    }

    boolean isOfRow(ChangeKey other) {
        return isOfGroup(other) && recordKey.equals(other.recordKey);
    }

    @Override
    public int compareTo(ChangeKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChangeKey key && compareTo(key) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * recordKey.hashCode() + Long.hashCode(sequence);
    }

    @Override
    public void write(Kryo kryo, Output output) {
        output.writeString(partition);
        output.writeInt(bucket, true);
        output.writeString(recordKey);
        output.writeLong(sequence, true);
    }

    @Override
    public void read(Kryo kryo, Input input) {
        partition = input.readString();
        bucket = input.readInt(true);
        recordKey = input.readString();
        sequence = input.readLong(true);
    }
}
