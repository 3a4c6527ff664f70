// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.job;

import io.lakeward.etl.catalog.Lake;
import io.lakeward.etl.catalog.LakeCatalogFactory;
import io.lakeward.etl.cli.Args;
import io.lakeward.etl.script.Scripts;
import java.util.Map;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.catalog.CatalogDescriptor;
import org.apache.flink.table.catalog.ObjectPath;

/** All scripts as one streaming job. */
public final class EtlJob {

    private static final String CATALOG = "lake";

    private EtlJob() {}

    public static JobClient submit(Args args, StreamExecutionEnvironment environment) {
        var statements = Scripts.read(args.files(), args.variables());
        var tables = StreamTableEnvironment.create(environment, EnvironmentSettings.inStreamingMode());
        tables.getConfig().addConfiguration(JobSettings.of(args));
        var options = Map.of("type", LakeCatalogFactory.TYPE, "path", args.lake());
        tables.createCatalog(CATALOG, CatalogDescriptor.of(CATALOG, Configuration.fromMap(options)));
        tables.useCatalog(CATALOG);
        var session = new SqlSession(tables);
        statements.forEach(session::add);
        if (environment
                .getConfiguration()
                .getOptional(StateRecoveryOptions.SAVEPOINT_PATH)
                .isEmpty()) {
            warnOfGhosts(session.targets(), new Lake(args.lake()));
        }
        return session.submit();
    }

    /** A job without its state sees what there is, but not what has gone since the table was last written. */
    private static void warnOfGhosts(Set<ObjectPath> targets, Lake lake) {
        targets.stream()
                .filter(lake::contains)
                .forEach(table -> System.err.println("lake-etl: warning: " + table.getFullName()
                        + " is in the lake already and the job starts without a savepoint: rows that vanished from"
                        + " the source meanwhile stay in it; resume with -s, or remove " + lake.pathOf(table)));
    }
}
