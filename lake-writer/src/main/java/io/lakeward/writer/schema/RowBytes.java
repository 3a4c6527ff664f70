// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.schema;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Rows of one schema in Avro's binary form, as they travel. Not thread-safe. */
public final class RowBytes {
    private final Writer writer;
    private final GenericDatumReader<GenericRecord> reader;
    private BinaryEncoder encoder;
    private BinaryDecoder decoder;

    public RowBytes(Schema schema) {
        this.writer = new Writer(schema);
        this.reader = new GenericDatumReader<>(schema);
    }

    public byte[] of(GenericRecord row) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            encoder = EncoderFactory.get().binaryEncoder(out, encoder);
            writer.write(row, encoder);
            encoder.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public GenericRecord row(byte[] bytes) {
        try {
            decoder = DecoderFactory.get().binaryDecoder(bytes, decoder);
            return reader.read(null, decoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Writer extends GenericDatumWriter<GenericRecord> {
        Writer(Schema schema) {
            super(schema);
        }

        /** Of null and one type the value's class need not be looked up. */
        @Override
        protected int resolveUnion(Schema union, Object value) {
            boolean isNullable =
                    union.getTypes().size() == 2 && union.getTypes().get(0).getType() == Schema.Type.NULL;
            return isNullable ? (value == null ? 0 : 1) : super.resolveUnion(union, value);
        }
    }
}
