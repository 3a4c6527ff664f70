// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.paimon.reader;

import io.lakeward.bench.check.Arrivals;
import io.lakeward.bench.check.Sum;
import io.lakeward.bench.check.TableSums;
import io.lakeward.bench.check.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.paimon.Snapshot;
import org.apache.paimon.data.BinaryString;
import org.apache.paimon.data.Decimal;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.data.Timestamp;
import org.apache.paimon.fs.Path;
import org.apache.paimon.fs.local.LocalFileIO;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;
import org.apache.paimon.table.source.ReadBuilder;
import org.apache.paimon.types.DataField;

/**
 * {@code SumReader sums|arrivals DATABASE_FOLDER OUT TABLE...} writes the sum of each table's rows to OUT and, if asked,
 * which snapshot each row came by.
 */
public final class SumReader {
    private static final int TABLES_FROM = 3;

    private SumReader() {}

    public static void main(String[] args) throws IOException {
        java.nio.file.Path out = java.nio.file.Path.of(args[2]);
        Map<String, Sum> sums = new TreeMap<>();
        for (String name : List.of(args).subList(TABLES_FROM, args.length)) {
            FileStoreTable table = FileStoreTableFactory.create(LocalFileIO.create(), new Path(args[1], name));
            sums.put(name, sum(table));
            if (args[0].equals("arrivals")) {
                Arrivals.write(Arrivals.file(out, name), arrivals(table));
            }
        }
        TableSums.write(out, sums);
    }

    private static Sum sum(FileStoreTable table) throws IOException {
        Sum[] sum = {Sum.NONE};
        read(table, texts -> sum[0] = sum[0].plus(texts));
        return sum[0];
    }

    /** The rows that each snapshot has brought; what a compaction rewrites came before. */
    private static List<String> arrivals(FileStoreTable table) throws IOException {
        List<String> lines = new ArrayList<>();
        for (long id = table.snapshotManager().earliestSnapshotId();
                id <= table.snapshotManager().latestSnapshotId();
                id++) {
            if (table.snapshotManager().snapshot(id).commitKind() == Snapshot.CommitKind.APPEND) {
                String snapshot = Long.toString(id);
                FileStoreTable delta = table.copy(Map.of("incremental-between", (id - 1) + "," + id));
                read(delta, texts -> lines.add(Arrivals.line(texts.get(0), snapshot)));
            }
        }
        return lines;
    }

    private static void read(FileStoreTable table, Consumer<List<String>> use) throws IOException {
        List<InternalRow.FieldGetter> columns = new ArrayList<>();
        for (DataField column : table.rowType().getFields()) {
            columns.add(InternalRow.createFieldGetter(column.type(), columns.size()));
        }
        ReadBuilder read = table.newReadBuilder();
        try (RecordReader<InternalRow> rows =
                read.newRead().createReader(read.newScan().plan())) {
            rows.forEachRemaining(row -> {
                List<String> texts = new ArrayList<>(columns.size());
                columns.forEach(column -> texts.add(text(column.getFieldOrNull(row))));
                use.accept(texts);
            });
        }
    }

    private static String text(Object value) {
        if (value instanceof Decimal number) {
            return Texts.of(number.toBigDecimal());
        }
        if (value instanceof Timestamp time) {
            return Texts.of(time.toLocalDateTime());
        }
        return value instanceof BinaryString text ? text.toString() : Texts.of(value);
    }
}
