// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.job;

import io.lakeward.etl.catalog.LakeCatalogFactory;
import io.lakeward.etl.cli.Args;
import io.lakeward.etl.script.Scripts;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.catalog.CatalogDescriptor;

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
        return session.submit();
    }
}
