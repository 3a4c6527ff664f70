// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import java.util.Map;
import java.util.Optional;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSnapshotSplit;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.source.SourceRecord;

/** What a page puts between the records of the binlog: rows, which are as new as what is around them, and progress. */
public final class PagedRecord {
    private static final String OF_PAGE = "lakeward.page";
    private static final String LEFT = "left";

    private PagedRecord() {}

    static SourceRecord row(SourceRecord read) {
        return new SourceRecord(
                Map.of(OF_PAGE, true),
                read.sourceOffset(),
                read.topic(),
                read.kafkaPartition(),
                read.keySchema(),
                read.key(),
                read.valueSchema(),
                read.value());
    }

    public static boolean is(SourceRecord record) {
        return record.sourcePartition().containsKey(OF_PAGE);
    }

    static SourceRecord progress(MySqlSnapshotSplit split, Optional<MySqlSnapshotSplit> left) {
        return new SourceRecord(Map.of(OF_PAGE, split.splitId()), Map.of(LEFT, left), OF_PAGE, null, null);
    }

    static boolean isProgress(SourceRecord record) {
        return OF_PAGE.equals(record.topic());
    }

    static String splitId(SourceRecord progress) {
        return (String) progress.sourcePartition().get(OF_PAGE);
    }

    /** What is left of the table; empty if it is done. */
    static Optional<MySqlSnapshotSplit> left(SourceRecord progress) {
        return ((Optional<?>) progress.sourceOffset().get(LEFT)).map(MySqlSnapshotSplit.class::cast);
    }
}
