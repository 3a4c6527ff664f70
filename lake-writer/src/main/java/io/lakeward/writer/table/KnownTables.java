// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.util.hash.HashID;
import org.apache.hudi.storage.HoodieStorage;
import org.apache.hudi.storage.StoragePath;
import org.apache.hudi.storage.StoragePathInfo;

/** The tables as this process's last commits have left them. A table is known as long as its timeline has the files that it had then, by their names. */
final class KnownTables {
    private static final String LOCAL = "file";

    private final Map<String, Left> tables = new ConcurrentHashMap<>();

    /** @param digest of the names of the timeline's files */
    private record Left(KnownTable table, String digest) {}

    /**
     * What there is of a timeline before a commit.
     *
     * @param known what the last commit left, if nothing has changed since
     * @param files none where the table is known
     * @param names of the files
     */
    record Found(Optional<KnownTable> known, List<StoragePathInfo> files, List<String> names) {}

    static StoragePath timeline(StoragePath table) {
        return new StoragePath(table, HoodieTableMetaClient.METAFOLDER_NAME);
    }

    void forget(String table) {
        tables.remove(new StoragePath(table).toString());
    }

    /** To be remembered anew by {@link #keep}: of a commit that fails, nobody knows what it leaves. */
    Found take(StoragePath table, HoodieStorage storage) throws IOException {
        Optional<Left> left = Optional.ofNullable(tables.remove(table.toString()));
        if (left.isPresent() && storage.getScheme().equals(LOCAL)) {
            List<String> names = localNames(timeline(table));
            Optional<KnownTable> known = known(left, names);
            if (known.isPresent()) {
                return new Found(known, List.of(), names);
            }
        }
        List<StoragePathInfo> files = storage.listDirectEntries(timeline(table), file -> isOfCommit(file.getName()));
        List<String> names =
                files.stream().map(file -> file.getPath().getName()).toList();
        Optional<KnownTable> known = known(left, names);
        return new Found(known, known.isPresent() ? List.of() : files, names);
    }

    /**
     * Remembers what a commit left.
     *
     * @param found before the commit
     * @param made by the commit in the timeline
     */
    void keep(StoragePath path, KnownTable table, Found found, List<String> made) {
        List<String> names = Stream.concat(found.names.stream(), made.stream()).toList();
        tables.put(path.toString(), new Left(table, digest(names)));
    }

    private static Optional<KnownTable> known(Optional<Left> left, List<String> names) {
        return left.filter(last -> last.digest.equals(digest(names))).map(Left::table);
    }

    /** Without asking the times and lengths of the files, which Hadoop does one by one. */
    private static List<String> localNames(StoragePath folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder.toUri().getPath()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(KnownTables::isOfCommit)
                    .toList();
        }
    }

    private static boolean isOfCommit(String file) {
        return Character.isDigit(file.charAt(0));
    }

    private static String digest(List<String> names) {
        String all = names.stream().sorted().collect(Collectors.joining("/"));
        return HexFormat.of().formatHex(HashID.hash(all, HashID.Size.BITS_128));
    }
}
