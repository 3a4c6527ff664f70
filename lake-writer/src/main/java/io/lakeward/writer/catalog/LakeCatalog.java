// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.catalog;

import io.lakeward.writer.cli.CatalogSync;
import io.lakeward.writer.metrics.RecordMetrics;
import io.lakeward.writer.table.LakeTables;
import io.lakeward.writer.table.StopException;
import io.lakeward.writer.table.TableWriter;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** The catalog that is to know the lake's tables, if there is to be one. */
public final class LakeCatalog implements AutoCloseable {
    private static final String METASTORE_CLIENT = "org.apache.hadoop.hive.metastore.HiveMetaStoreClient";
    private static final String HIVE_DRIVER = "org.apache.hive.jdbc.HiveDriver";

    private final Optional<Catalog> catalog;
    private CatalogSyncer syncer;

    private LakeCatalog(Optional<Catalog> catalog) {
        this.catalog = catalog;
    }

    /**
     * Does not reach for it yet: a catalog that is down delays nothing.
     *
     * @param hadoop Spark's settings
     * @throws StopException if something that is needed is missing
     */
    public static LakeCatalog of(Optional<CatalogSync> wanted, Configuration hadoop) {
        return new LakeCatalog(wanted.map(sync -> catalog(sync, hadoop)));
    }

    private static Catalog catalog(CatalogSync sync, Configuration hadoop) {
        return switch (sync.mode()) {
            case HMS -> {
                requireClass(METASTORE_CLIENT, "hms");
                yield HiveMetastore.of(sync.metastore(), hadoop);
            }
            case JDBC -> {
                requireClass(HIVE_DRIVER, "jdbc");
                yield new HiveServer(
                        sync.jdbcUrl().orElseThrow(), sync.username(), sync.password(), new HadoopPaths(hadoop));
            }
            case GLUE -> GlueCatalog.connect();
        };
    }

    private static void requireClass(String name, String mode) {
        try {
            Class.forName(name, true, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new StopException("--syncMode " + mode + " needs " + name + ", which Spark's own distributions have; "
                    + "this Spark was built without Hive: add it with --packages or --jars");
        }
    }

    /** @return a writer that tells the catalog of the tables it commits to; those that the lake has are looked at now */
    public TableWriter follow(TableWriter writer, LakeTables tables, RecordMetrics metrics) {
        if (catalog.isEmpty()) {
            return writer;
        }
        syncer = new CatalogSyncer(catalog.get(), tables, metrics);
        syncer.syncAll();
        return new SyncingWriter(writer, syncer);
    }

    /** Waits a while for what the catalog does not know yet. */
    @Override
    public void close() {
        if (syncer != null) {
            syncer.close();
        }
    }
}
