// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.lake;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** What is on disk. */
record LakeSize(long bytes, long files) {
    static LakeSize of(Path lake) throws IOException {
        long[] size = new long[2];
        if (Files.exists(lake)) {
            Files.walkFileTree(lake, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    size[0] += attributes.size();
                    size[1]++;
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    // The job works on: what it removes meanwhile does not count.
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return new LakeSize(size[0], size[1]);
    }

    LakeSize since(LakeSize then) {
        return new LakeSize(bytes - then.bytes, files - then.files);
    }
}
