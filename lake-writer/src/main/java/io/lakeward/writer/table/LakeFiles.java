// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
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

    boolean isTable(StoragePath table) {
        try {
            return storageOf(table).exists(new StoragePath(table, PROPERTIES));
        } catch (IOException e) {
            throw new UncheckedIOException("The lake path " + table + " could not be read", e);
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

    void delete(StoragePath table) {
        try {
            storageOf(table).deleteDirectory(table);
        } catch (IOException e) {
            throw new UncheckedIOException("The lake table " + table + " could not be deleted", e);
        }
    }

    private HoodieStorage storageOf(StoragePath path) {
        return HoodieStorageUtils.getStorage(path, storage);
    }
}
