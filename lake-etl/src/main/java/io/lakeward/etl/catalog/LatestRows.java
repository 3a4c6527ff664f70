// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.catalog;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.runtime.typeutils.RowDataSerializer;
import org.apache.flink.types.RowKind;
import org.apache.flink.util.Collector;

/** Tells what the rows of a merge-on-read table change, by the row that each key had before. What changes nothing is left out. */
final class LatestRows extends KeyedProcessFunction<String, RowData, RowData> {

    private static final long serialVersionUID = 1L;

    private final LogRow row;

    private transient ValueState<RowData> latest;
    private transient RowDataSerializer serializer;
    private transient RowData.FieldGetter[] fields;

    LatestRows(LogRow row) {
        this.row = row;
    }

    @Override
    public void open(OpenContext context) {
        latest = getRuntimeContext().getState(new ValueStateDescriptor<>("row", InternalTypeInfo.of(row.type())));
        serializer = new RowDataSerializer(row.type());
        fields = new RowData.FieldGetter[row.columns()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = RowData.createFieldGetter(row.type().getTypeAt(i), i);
        }
    }

    @Override
    public void processElement(RowData change, Context context, Collector<RowData> out) throws Exception {
        var before = latest.value();
        if (before != null && isOlder(change, before)) {
            return;
        }
        if (change.getRowKind() == RowKind.DELETE) {
            if (before != null) {
                latest.clear();
                out.collect(tell(RowKind.DELETE, before));
            }
            return;
        }
        var now = binary(change);
        if (before == null) {
            latest.update(now);
            out.collect(tell(RowKind.INSERT, now));
        } else if (!now.equals(binary(before))) {
            latest.update(now);
            out.collect(tell(RowKind.UPDATE_BEFORE, before));
            out.collect(tell(RowKind.UPDATE_AFTER, now));
        }
    }

    private boolean isOlder(RowData change, RowData than) {
        int field = row.sequence();
        return field >= 0
                && !change.isNullAt(field)
                && !than.isNullAt(field)
                && change.getLong(field) < than.getLong(field);
    }

    private BinaryRowData binary(RowData from) {
        var copy = serializer.toBinaryRow(from).copy();
        copy.setRowKind(RowKind.INSERT);
        return copy;
    }

    private RowData tell(RowKind kind, RowData from) {
        var told = new GenericRowData(kind, fields.length);
        for (int i = 0; i < fields.length; i++) {
            told.setField(i, fields[i].getFieldOrNull(from));
        }
        return told;
    }
}
