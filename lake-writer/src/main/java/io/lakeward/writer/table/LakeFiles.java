// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.storage.HoodieStorage;
import org.apache.hudi.storage.HoodieStorageUtils;
import org.apache.hudi.storage.StorageConfiguration;
import org.apache.hudi.storage.StoragePath;
import org.apache.hudi.storage.StoragePathInfo;

/** The folders of the lake. */
final class LakeFiles {
    private static final String PROPERTIES = HoodieTableMetaClient.METAFOLDER_NAME + "/hoodie.properties";

    private final StorageConfiguration<?> storage;

    LakeFiles(StorageConfiguration<?> storage) {
        this.storage = storage;
    }

    /** What was to be one, but is not as the disk was full, has an empty file of properties. */
    boolean isTable(StoragePath table) {
        StoragePath properties = new StoragePath(table, PROPERTIES);
        try {
            HoodieStorage files = storageOf(properties);
            return files.exists(properties) && files.getPathInfo(properties).getLength() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException("The lake path " + properties + " could not be read", e);
        }
    }

    boolean exists(StoragePath path) {
        try {
            return storageOf(path).exists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("The lake path " + path + " could not be read", e);
        }
    }

    /** Those of a folder that may not be there. */
    List<StoragePath> children(StoragePath folder) {
        try {
            HoodieStorage files = storageOf(folder);
            return files.exists(folder)
                    ? files.listDirectEntries(folder).stream()
                            .filter(StoragePathInfo::isDirectory)
                            .map(StoragePathInfo::getPath)
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("The lake path " + folder + " could not be read", e);
        }
    }

    /** All files below a folder that may not be there. */
    List<StoragePath> filesBelow(StoragePath folder) {
        try {
            HoodieStorage files = storageOf(folder);
            return files.exists(folder)
                    ? files.listFiles(folder).stream()
                            .map(StoragePathInfo::getPath)
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("The lake path " + folder + " could not be read", e);
        }
    }

    /** Where a store has no folders, as S3 has none, this copies file by file and may end anywhere. */
    void move(StoragePath from, StoragePath to) {
        try {
            HoodieStorage files = storageOf(from);
            files.createDirectory(to.getParent());
            if (!files.rename(from, to)) {
                throw new IllegalStateException("The lake table " + from + " could not be moved to " + to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The lake table " + from + " could not be moved to " + to, e);
        }
    }

    /** Ends a move of which nothing, a part or all may have been done. */
    void endMove(StoragePath from, StoragePath to) {
        try {
            HoodieStorage files = storageOf(from);
            if (!files.exists(from)) {
                return;
            }
            if (!files.exists(to)) {
                move(from, to);
                return;
            }
            for (StoragePathInfo file : files.listFiles(from)) {
                copyMissing(files, file, new StoragePath(to, relative(from, file.getPath())));
            }
            files.deleteDirectory(from);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The move of the lake table " + from + " to " + to + " could not be ended", e);
        }
    }

    private static void copyMissing(HoodieStorage files, StoragePathInfo file, StoragePath to) throws IOException {
        if (files.exists(to) && files.getPathInfo(to).getLength() == file.getLength()) {
            return;
        }
        try (InputStream in = files.open(file.getPath());
                OutputStream out = files.create(to, true)) {
            in.transferTo(out);
        }
    }

    /** The path of what is below a folder, from there. A store may list it under a longer name of its own. */
    static String relative(StoragePath folder, StoragePath path) {
        return path.toUri().getPath().substring(folder.toUri().getPath().length() + 1);
    }

    /** The text of a file; empty if there is none, or one that was never written to its end. */
    Optional<String> read(StoragePath file) {
        try (InputStream in = storageOf(file).open(file)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (FileNotFoundException | ChecksumException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The lake path " + file + " could not be read", e);
        }
    }

    void write(StoragePath file, String text) {
        try (OutputStream out = storageOf(file).create(file, true)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The lake path " + file + " could not be written", e);
        }
    }

    void delete(StoragePath table) {
        try {
            storageOf(table).deleteDirectory(table);
        } catch (IOException e) {
            throw new UncheckedIOException("The lake table " + table + " could not be deleted", e);
        }
    }

    void deleteFile(StoragePath file) {
        try {
            storageOf(file).deleteFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The lake path " + file + " could not be deleted", e);
        }
    }

    private HoodieStorage storageOf(StoragePath path) {
        return HoodieStorageUtils.getStorage(path, storage);
    }
}
