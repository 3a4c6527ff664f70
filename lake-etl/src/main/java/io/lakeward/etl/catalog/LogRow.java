// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.catalog;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.logical.VarCharType;
import org.apache.hudi.common.model.HoodieRecord;

/**
 * A row as it is read of a merge-on-read table: the columns that were asked for, then what else must be known of it.
 *
 * @param columns how many were asked for
 * @param type of all; any column of a deleted row may be NULL
 */
record LogRow(int columns, RowType type) implements Serializable {

    /** @param table all columns that the table has */
    static LogRow of(RowType asked, RowType table) {
        List<RowType.RowField> fields = new ArrayList<>();
        asked.getFields().forEach(field -> fields.add(nullable(field)));
        fields.add(new RowType.RowField(HoodieRecord.RECORD_KEY_METADATA_FIELD, VarCharType.STRING_TYPE));
        fields.add(new RowType.RowField(HoodieRecord.PARTITION_PATH_METADATA_FIELD, VarCharType.STRING_TYPE));
        int sequence = table.getFieldIndex(Columns.SEQUENCE);
        if (sequence >= 0 && asked.getFieldIndex(Columns.SEQUENCE) < 0) {
            fields.add(nullable(table.getFields().get(sequence)));
        }
        return new LogRow(asked.getFieldCount(), new RowType(false, fields));
    }

    private static RowType.RowField nullable(RowType.RowField field) {
        return new RowType.RowField(field.getName(), field.getType().copy(true));
    }

    int key() {
        return columns;
    }

    int partition() {
        return columns + 1;
    }

    /** Where the number is that tells the newer one of two rows; -1 if the table has none. */
    int sequence() {
        return type.getFieldIndex(Columns.SEQUENCE);
    }
}
