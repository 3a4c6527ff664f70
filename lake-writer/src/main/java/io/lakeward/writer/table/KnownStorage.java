// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hudi.common.fs.ConsistencyGuard;
import org.apache.hudi.common.fs.ConsistencyGuardConfig;
import org.apache.hudi.common.fs.FailSafeConsistencyGuard;
import org.apache.hudi.common.fs.FileSystemRetryConfig;
import org.apache.hudi.common.fs.NoOpConsistencyGuard;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.config.HoodieWriteConfig;
import org.apache.hudi.storage.StorageConfiguration;
import org.apache.hudi.storage.StoragePath;
import org.apache.hudi.storage.StoragePathFilter;
import org.apache.hudi.storage.StoragePathInfo;
import org.apache.hudi.storage.hadoop.HoodieHadoopStorage;

/** The storage of one commit to a table, which does not list folders whose files are known. */
final class KnownStorage extends HoodieHadoopStorage {
    private final HoodieWriteConfig config;
    private final StoragePath table;
    private final Map<StoragePath, List<StoragePathInfo>> known = new ConcurrentHashMap<>();

    KnownStorage(HoodieWriteConfig config, StorageConfiguration<?> storage) {
        this(config, config.getFileSystemRetryConfig(), new StoragePath(config.getBasePath()), storage);
    }

    private KnownStorage(
            HoodieWriteConfig config, FileSystemRetryConfig retry, StoragePath table, StorageConfiguration<?> storage) {
        super(
                table,
                storage,
                retry.isFileSystemActionRetryEnable(),
                retry.getMaxRetryIntervalMs(),
                retry.getMaxRetryNumbers(),
                retry.getInitialRetryIntervalMs(),
                retry.getRetryExceptions(),
                guard(config.getConsistencyGuardConfig(), table, storage));
        this.config = config;
        this.table = table;
    }

    private static ConsistencyGuard guard(
            ConsistencyGuardConfig guard, StoragePath table, StorageConfiguration<?> storage) {
        return guard.isConsistencyCheckEnabled()
                ? new FailSafeConsistencyGuard(new HoodieHadoopStorage(table, storage), guard)
                : new NoOpConsistencyGuard();
    }

    /** The table, as Hudi opens it. */
    HoodieTableMetaClient open() {
        return HoodieTableMetaClient.builder()
                .setStorage(this)
                .setBasePath(table)
                .setLoadActiveTimelineOnLoad(true)
                .setConsistencyGuardConfig(config.getConsistencyGuardConfig())
                .setTimeGeneratorConfig(config.getTimeGeneratorConfig())
                .setFileSystemRetryConfig(config.getFileSystemRetryConfig())
                .setMetaserverConfig(config.getProps())
                .build();
    }

    void know(KnownTable known) {
        know(KnownTables.timeline(table), List.of(known.lastCommit()));
        known.folders(table).forEach(this::know);
    }

    /** From now on a folder has these, and nothing else. */
    void know(StoragePath folder, List<StoragePathInfo> files) {
        known.put(folder, List.copyOf(files));
    }

    /** From now on a folder is listed again. */
    void list(StoragePath folder) {
        known.remove(folder);
    }

    /** A file has been made in a folder; in one that is not known, it is seen anyway. */
    void made(StoragePath folder, StoragePathInfo file) {
        known.computeIfPresent(folder, (unused, files) -> {
            List<StoragePathInfo> all = new ArrayList<>(files);
            all.add(file);
            return all;
        });
    }

    @Override
    public List<StoragePathInfo> listDirectEntries(StoragePath folder, StoragePathFilter filter) throws IOException {
        List<StoragePathInfo> files = known.get(folder);
        return files == null
                ? super.listDirectEntries(folder, filter)
                : files.stream().filter(file -> filter.accept(file.getPath())).toList();
    }
}
