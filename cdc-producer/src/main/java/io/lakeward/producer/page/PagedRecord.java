// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.lakeward.producer.TableMark;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSnapshotSplit;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.source.SourceRecord;

/**
 * What pages put between the records of the binlog: rows, which are as new as what is around them, where a table's begin,
 * and how far they are.
 */
public final class PagedRecord {
    private static final String OF_PAGE = "lakeward.page";
    private static final String BEGIN = "lakeward.page.begin";
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

    /** Before any page of the table is read. */
    static SourceRecord begin(MySqlSnapshotSplit split) {
        return new SourceRecord(Map.of(OF_PAGE, split), Map.of(), BEGIN, null, null);
    }

    static boolean isBegin(SourceRecord record) {
        return BEGIN.equals(record.topic());
    }

    static SourceRecord progress(MySqlSnapshotSplit split, Optional<MySqlSnapshotSplit> left) {
        return new SourceRecord(Map.of(OF_PAGE, split), Map.of(LEFT, left), OF_PAGE, null, null);
    }

    static boolean isProgress(SourceRecord record) {
        return OF_PAGE.equals(record.topic());
    }

    /** Of progress or a begin. */
    static MySqlSnapshotSplit split(SourceRecord record) {
        return (MySqlSnapshotSplit) record.sourcePartition().get(OF_PAGE);
    }

    /** What is left of the table; empty if it is done. */
    static Optional<MySqlSnapshotSplit> left(SourceRecord progress) {
        return ((Optional<?>) progress.sourceOffset().get(LEFT)).map(MySqlSnapshotSplit.class::cast);
    }

    /** Whether it is a begin, or progress to the end. */
    public static boolean isMark(SourceRecord record) {
        return isBegin(record) || isProgress(record);
    }

    public static TableMark mark(SourceRecord record) {
        MySqlSnapshotSplit split = split(record);
        return new TableMark(
                isBegin(record) ? TableMark.Kind.BEGIN : PageSplit.end(split),
                split.getTableId().catalog(),
                split.getTableId().table());
    }
}
