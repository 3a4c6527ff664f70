// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.codec;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A change as it is on the topic, by which one codec's output becomes the other's input.
 *
 * @param schema the header with the table's columns
 */
@SuppressWarnings("ArrayRecordComponent")
public record Sample(byte[] value, byte[] schema) {
    public static void write(Path file, List<Sample> samples) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(samples.size());
            for (Sample sample : samples) {
                write(out, sample.value);
                write(out, sample.schema);
            }
        }
    }

    public static List<Sample> read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            List<Sample> samples = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                samples.add(new Sample(read(in), read(in)));
            }
            return samples;
        }
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] read(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
