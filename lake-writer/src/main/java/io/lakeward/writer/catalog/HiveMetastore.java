// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.catalog;

import io.lakeward.writer.table.StopException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hive.conf.HiveConf;
import org.apache.hadoop.hive.metastore.HiveMetaStoreClient;
import org.apache.hadoop.hive.metastore.api.MetaException;

/** A Hive metastore, by its own protocol. */
record HiveMetastore(HiveConf conf) implements Catalog {

    /** @param address none if Spark's or Hive's own settings name it */
    static HiveMetastore of(Optional<String> address, Configuration hadoop) {
        HiveConf conf = new HiveConf(hadoop, HiveMetastore.class);
        address.ifPresent(uri -> conf.setVar(HiveConf.ConfVars.METASTOREURIS, uri));
        // The client's own patience is not needed, as the whole sync is tried again.
        conf.setIntVar(HiveConf.ConfVars.METASTORETHRIFTCONNECTIONRETRIES, 1);
        conf.setTimeVar(HiveConf.ConfVars.METASTORE_CLIENT_CONNECT_RETRY_DELAY, 0, TimeUnit.SECONDS);
        if (conf.getVar(HiveConf.ConfVars.METASTOREURIS).isBlank()) {
            throw new StopException("--syncMetastore must be given for --syncMode hms, as neither a hive-site.xml nor"
                    + " spark.hadoop.hive.metastore.uris names a metastore");
        }
        return new HiveMetastore(conf);
    }

    @Override
    public Session open() {
        try {
            return new MetastoreSession(new HiveMetaStoreClient(conf));
        } catch (MetaException e) {
            throw new CatalogException(
                    "The metastore " + conf.getVar(HiveConf.ConfVars.METASTOREURIS) + " could not be reached", e);
        }
    }

    @Override
    public String locationOf(String lakePath) {
        return new HadoopPaths(conf).qualified(lakePath);
    }
}
