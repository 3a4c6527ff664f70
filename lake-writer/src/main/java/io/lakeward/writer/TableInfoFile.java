// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import io.lakeward.writer.info.TableInfo;
import io.lakeward.writer.info.TableInfoException;
import io.lakeward.writer.info.TableInfoReader;
import io.lakeward.writer.table.TableType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file of table info that is read again when it has changed. */
final class TableInfoFile {
    private static final Logger LOG = LoggerFactory.getLogger(TableInfoFile.class);

    /** What is looked at to find a file changed. */
    private record Version(long modified, long length) {}

    private final String name;
    private final Configuration hadoop;
    private final TableType tableType;
    private Version version;
    private String text;

    /** @param name a path on this machine, or a URI of a file system that Hadoop knows */
    TableInfoFile(String name, Configuration hadoop, TableType tableType) {
        this.name = name;
        this.hadoop = hadoop;
        this.tableType = tableType;
    }

    /** @throws TableInfoException if it cannot be read, or is wrong */
    TableInfo read() {
        try {
            version = look();
            text = load();
        } catch (IOException e) {
            throw new TableInfoException(
                    List.of("--tableInfoJson must name a file that can be read, but was: @" + name));
        }
        return TableInfoReader.read(text, tableType);
    }

    /**
     * What the file says if it says something else by now; a file that is wrong by now is told of once, and not given.
     *
     * @param problems what else may be wrong with it
     */
    Optional<TableInfo> readIfChanged(Function<TableInfo, List<String>> problems) {
        try {
            Version now = look();
            if (now.equals(version)) {
                return Optional.empty();
            }
            version = now;
            String newText = load();
            if (newText.equals(text)) {
                return Optional.empty();
            }
            text = newText;
            TableInfo read = TableInfoReader.read(newText, tableType);
            List<String> wrong = problems.apply(read);
            if (!wrong.isEmpty()) {
                throw new TableInfoException(wrong);
            }
            LOG.info("Table info {} has changed and holds from now on", name);
            return Optional.of(read);
        } catch (TableInfoException e) {
            LOG.error(
                    "Table info {} has changed and is refused; what it said before goes on to hold: {}",
                    name,
                    e.getMessage());
        } catch (IOException e) {
            if (version != null) {
                LOG.error(
                        "Table info {} cannot be read any more; what it said goes on to hold: {}",
                        name,
                        e.getMessage());
                version = null;
            }
        }
        return Optional.empty();
    }

    private Version look() throws IOException {
        FileStatus file = path().getFileSystem(hadoop).getFileStatus(path());
        return new Version(file.getModificationTime(), file.getLen());
    }

    private String load() throws IOException {
        FileSystem files = path().getFileSystem(hadoop);
        try (FSDataInputStream stream = files.open(path())) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private org.apache.hadoop.fs.Path path() {
        return new org.apache.hadoop.fs.Path(
                name.contains("://") || name.startsWith("file:")
                        ? name
                        : Path.of(name).toUri().toString());
    }
}
