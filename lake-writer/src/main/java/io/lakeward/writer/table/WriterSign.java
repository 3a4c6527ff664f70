// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hudi.storage.HoodieStorage;
import org.apache.hudi.storage.HoodieStorageUtils;
import org.apache.hudi.storage.StorageConfiguration;
import org.apache.hudi.storage.StoragePath;

/**
 * What the holder of {@link WriterLease} writes every few seconds.
 *
 * @param at by the holder's clock
 */
public record WriterSign(String holder, Instant at) {
    private static final String SIGN = ", last sign of life ";
    static final String HALF_WRITTEN = "one that was just writing its sign of life";

    static StoragePath file(String lake) {
        return new StoragePath(lake, "_lakeward/writer");
    }

    String text() {
        return holder + SIGN + at;
    }

    /** @return empty if nobody writes the lake, because the last one has given it back */
    public static Optional<WriterSign> find(StorageConfiguration<?> storage, String lake) {
        StoragePath file = file(lake);
        return read(HoodieStorageUtils.getStorage(file, storage), file).map(WriterSign::of);
    }

    /** The text of the file, or that it is not whole; empty if there is none. */
    static Optional<String> read(HoodieStorage storage, StoragePath file) {
        try (var in = storage.open(file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(text.isEmpty() ? HALF_WRITTEN : text);
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (ChecksumException e) {
            return Optional.of(HALF_WRITTEN);
        } catch (IOException e) {
            throw new UncheckedIOException("The lake path " + file + " could not be read", e);
        }
    }

    /** One that is not whole is being written at this moment. */
    static WriterSign of(String text) {
        int sign = text.lastIndexOf(SIGN);
        try {
            return new WriterSign(text.substring(0, sign), Instant.parse(text.substring(sign + SIGN.length())));
        } catch (DateTimeException | StringIndexOutOfBoundsException e) {
            return new WriterSign(HALF_WRITTEN, Instant.now());
        }
    }
}
