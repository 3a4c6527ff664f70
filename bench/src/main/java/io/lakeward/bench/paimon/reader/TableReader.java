// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.paimon.reader;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.fs.Path;
import org.apache.paimon.fs.local.LocalFileIO;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;
import org.apache.paimon.table.source.ReadBuilder;
import org.apache.paimon.types.DataField;
import org.apache.paimon.types.VarCharType;

/**
 * {@code TableReader DATABASE_FOLDER OUT_FOLDER TABLE...} writes each table's rows to OUT_FOLDER/TABLE.json, an object a
 * line: its columns as text, as Paimon types what comes without a schema. A table that is not there gives no file.
 */
public final class TableReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TableReader() {}

    public static void main(String[] args) throws IOException {
        for (String table : List.of(args).subList(2, args.length)) {
            Path path = new Path(args[0], table);
            if (LocalFileIO.create().exists(new Path(path, "schema"))) {
                write(path, java.nio.file.Path.of(args[1], table + ".json"));
            }
        }
    }

    private static void write(Path path, java.nio.file.Path file) throws IOException {
        FileStoreTable table = FileStoreTableFactory.create(LocalFileIO.create(), path);
        List<DataField> columns = table.rowType().getFields();
        ReadBuilder read = table.newReadBuilder();
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
                RecordReader<InternalRow> rows =
                        read.newRead().createReader(read.newScan().plan())) {
            rows.forEachRemaining(row -> out.println(json(row, columns)));
        }
    }

    private static ObjectNode json(InternalRow row, List<DataField> columns) {
        ObjectNode json = JSON.createObjectNode();
        for (int i = 0; i < columns.size(); i++) {
            DataField column = columns.get(i);
            if (!(column.type() instanceof VarCharType)) {
                throw new IllegalStateException("A column must be text, but was: " + column);
            }
            json.put(column.name(), row.isNullAt(i) ? null : row.getString(i).toString());
        }
        return json;
    }
}
