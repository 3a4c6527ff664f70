// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.job;

import io.lakeward.etl.catalog.Lake;
import io.lakeward.etl.catalog.LakeCatalogFactory;
import io.lakeward.etl.cli.Args;
import io.lakeward.etl.cli.Mode;
import io.lakeward.etl.error.Problems;
import io.lakeward.etl.error.UserError;
import io.lakeward.etl.script.Scripts;
import java.util.Map;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableException;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.catalog.CatalogDescriptor;
import org.apache.flink.table.catalog.ObjectPath;
import org.apache.flink.util.ExceptionUtils;

/** All scripts as one streaming job. */
public final class EtlJob {

    private static final String CATALOG = "lake";

    /** Flink's words when a savepoint holds state of an operator that the job does not have. */
    private static final String UNCLAIMED_STATE = "Cannot map checkpoint/savepoint state";

    private EtlJob() {}

    public static JobClient submit(Args args, StreamExecutionEnvironment environment) {
        var session = plan(args, environment);
        var configuration = environment.getConfiguration();
        if (configuration.get(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE)) {
            throw new UserError(
                    "--allowNonRestoredState must not be given: without a part of its state the job's tables"
                            + " would no longer be right; build them anew with --rebuild");
        }
        boolean resumes =
                configuration.getOptional(StateRecoveryOptions.SAVEPOINT_PATH).isPresent();
        prepare(session.targets(), args.mode() == Mode.REBUILD, resumes, new Lake(args.lake()));
        try {
            return session.submit();
        } catch (TableException e) {
            throw ExceptionUtils.findThrowableWithMessage(e, UNCLAIMED_STATE).isPresent()
                    ? new UserError(
                            "the savepoint was left by other scripts, or by the same over columns of other types;"
                                    + " resume with the scripts as they were, or start these with --rebuild",
                            e)
                    : e;
        }
    }

    /** What the job would do; nothing is submitted. */
    public static String explain(Args args, StreamExecutionEnvironment environment) {
        return plan(args, environment).explain();
    }

    /** The same session for Flink's SQL client. */
    public static String init(Args args) {
        return InitFile.of(CATALOG, args.lake(), JobSettings.of(args));
    }

    private static SqlSession plan(Args args, StreamExecutionEnvironment environment) {
        var statements = Scripts.read(args.files(), args.variables());
        var tables = StreamTableEnvironment.create(environment, EnvironmentSettings.inStreamingMode());
        tables.getConfig().addConfiguration(JobSettings.of(args));
        var options = Map.of("type", LakeCatalogFactory.TYPE, "path", args.lake());
        tables.createCatalog(CATALOG, CatalogDescriptor.of(CATALOG, Configuration.fromMap(options)));
        tables.useCatalog(CATALOG);
        var session = new SqlSession(tables, new Lake(args.lake()));
        statements.forEach(session::add);
        session.requireRunnable();
        return session;
    }

    /** A job without its state sees what there is, but not what has gone since a table was last written. */
    private static void prepare(Set<ObjectPath> targets, boolean rebuild, boolean resumes, Lake lake) {
        if (rebuild && resumes) {
            throw new UserError("--rebuild starts from nothing, so it must come without a savepoint (-s)");
        }
        if (rebuild) {
            targets.forEach(lake::remove);
        } else if (!resumes) {
            var problems = new Problems();
            targets.stream()
                    .filter(lake::hasCommits)
                    .forEach(
                            table -> problems.add(
                                    table.getFullName()
                                            + " is in the lake already, and without its savepoint the job cannot know which of its rows"
                                            + " have vanished from the source meanwhile; resume with -s, or build it anew with --rebuild"));
            problems.throwIfAny();
        }
    }
}
