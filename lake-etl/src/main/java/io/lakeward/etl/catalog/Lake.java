// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.catalog;

import io.lakeward.etl.error.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.table.catalog.ObjectPath;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hudi.common.table.HoodieTableConfig;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.TableSchemaResolver;
import org.apache.hudi.configuration.HadoopConfigurations;
import org.apache.hudi.org.apache.avro.Schema;
import org.apache.hudi.util.StreamerUtil;

/** The folders of the lake: {@code <base>/<database>/<table>}. */
public final class Lake {

    private static final String[] NONE = {};

    private final Path base;
    private final org.apache.hadoop.conf.Configuration hadoop =
            OwnClasses.with(() -> HadoopConfigurations.getHadoopConf(new Configuration()));

    public Lake(String base) {
        this.base = new Path(base);
    }

    public String pathOf(ObjectPath table) {
        return new Path(new Path(base, table.getDatabaseName()), table.getObjectName()).toString();
    }

    List<String> databases() {
        return folders(base);
    }

    List<String> tables(String database) {
        return folders(new Path(base, database)).stream()
                .filter(table -> contains(new ObjectPath(database, table)))
                .toList();
    }

    /** A folder without this file is not a table yet, even when its writer has begun to create it. */
    public boolean contains(ObjectPath table) {
        var metadata = new Path(pathOf(table), HoodieTableMetaClient.METAFOLDER_NAME);
        return exists(new Path(metadata, HoodieTableConfig.HOODIE_PROPERTIES_FILE));
    }

    public boolean hasCommits(ObjectPath table) {
        return contains(table)
                && !metaClient(table)
                        .getActiveTimeline()
                        .getCommitsTimeline()
                        .filterCompletedInstants()
                        .empty();
    }

    /** Only lake-writer numbers its rows. */
    public boolean isSource(ObjectPath table) {
        return hasCommits(table) && open(table).schema().getField(Columns.SEQUENCE) != null;
    }

    public void remove(ObjectPath table) {
        try {
            fileSystem().delete(new Path(pathOf(table)), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HudiTable open(ObjectPath table) {
        var metaClient = metaClient(table);
        var config = metaClient.getTableConfig();
        return new HudiTable(
                pathOf(table),
                config.getTableType(),
                config.isCDCEnabled(),
                List.of(config.getRecordKeyFields().orElse(NONE)),
                List.of(config.getPartitionFields().orElse(NONE)),
                schema(table, metaClient));
    }

    @SuppressWarnings("IllegalCatch") // the resolver declares Exception
    private static Schema schema(ObjectPath table, HoodieTableMetaClient metaClient) {
        try {
            return new TableSchemaResolver(metaClient).getTableAvroSchema(false);
        } catch (Exception e) {
            throw new UserError(
                    table + " must have at least one commit to be read, but has no schema yet: " + e.getMessage(), e);
        }
    }

    private HoodieTableMetaClient metaClient(ObjectPath table) {
        return OwnClasses.with(() -> StreamerUtil.createMetaClient(pathOf(table), hadoop));
    }

    private boolean exists(Path path) {
        try {
            return fileSystem().exists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> folders(Path parent) {
        try {
            if (!fileSystem().exists(parent)) {
                return List.of();
            }
            return Arrays.stream(fileSystem().listStatus(parent))
                    .filter(FileStatus::isDirectory)
                    .map(folder -> folder.getPath().getName())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileSystem fileSystem() {
        return OwnClasses.with(() -> {
            try {
                return base.getFileSystem(hadoop);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
