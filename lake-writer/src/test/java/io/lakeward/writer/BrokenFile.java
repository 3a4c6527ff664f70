// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is damaged, and can be mended. */
final class BrokenFile {
    private final Path file;
    private final byte[] whole;

    BrokenFile(Path file) throws IOException {
        this.file = file;
        this.whole = Files.readAllBytes(file);
        Files.writeString(file, "damaged");
        // Hadoop's own file beside it would say that it is not whole.
        Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
    }

    void mend() throws IOException {
        Files.write(file, whole);
    }
}
