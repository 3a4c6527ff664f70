// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.debezium.connector.mysql.GtidSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.cdc.connectors.mysql.source.offset.BinlogOffset;
import org.apache.flink.cdc.connectors.mysql.source.utils.RecordUtils;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.data.Struct;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.source.SourceRecord;

/**
 * A place of the binlog, to hold records against. With GTIDs a change is before it if its own transaction is: the sets in
 * the records' positions lack what was before the place that the job began at.
 *
 * @param gtids the transactions before it; empty if the server gives none
 */
record Place(BinlogOffset offset, Optional<GtidSet> gtids) {
    private static final String SOURCE = "source";
    private static final String GTID = "gtid";

    static Place of(BinlogOffset offset) {
        String gtids = offset.getGtidSet();
        return new Place(offset, gtids == null || gtids.isEmpty() ? Optional.empty() : Optional.of(new GtidSet(gtids)));
    }

    /** Whether what the binlog gave lies behind it. */
    boolean isBefore(SourceRecord record) {
        Optional<String> own = gtids.flatMap(set -> gtid(record));
        return own.isPresent() ? !gtids.get().contains(own.get()) : compare(record) > 0;
    }

    /** Whether all before it was given, when the server has nothing else to give. */
    boolean isReachedBy(SourceRecord heartbeat) {
        return compare(heartbeat) >= 0;
    }

    private int compare(SourceRecord record) {
        BinlogOffset position = RecordUtils.getBinlogPosition(record);
        boolean hasGtids =
                position.getGtidSet() != null && !position.getGtidSet().isEmpty();
        return hasGtids == gtids.isPresent()
                ? position.compareTo(offset)
                : withoutGtids(position).compareTo(withoutGtids(offset));
    }

    /** GTIDs were turned on or off between the two. */
    private static BinlogOffset withoutGtids(BinlogOffset offset) {
        Map<String, String> fields = new HashMap<>(offset.getOffset());
        fields.remove(BinlogOffset.GTID_SET_KEY);
        return new BinlogOffset(fields);
    }

    private static Optional<String> gtid(SourceRecord record) {
        return RecordUtils.isDataChangeRecord(record)
                ? Optional.ofNullable(
                        ((Struct) record.value()).getStruct(SOURCE).getString(GTID))
                : Optional.empty();
    }
}
