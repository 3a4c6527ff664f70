// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl;

import io.lakeward.etl.cli.Args;
import io.lakeward.etl.cli.ArgsParser;
import io.lakeward.etl.error.UserError;
import io.lakeward.etl.job.EtlJob;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs under {@code flink run}; a failure of ours is left to Flink, which prints its stack trace and exits with 1. */
public final class LakeEtl {

    private static final int USER_ERROR = 2;

    private LakeEtl() {}

    public static void main(String[] arguments) {
        try {
            ArgsParser.parse(arguments)
                    .ifPresent(args -> run(args, StreamExecutionEnvironment.getExecutionEnvironment()));
        } catch (UserError e) {
            e.getMessage().lines().forEach(line -> System.err.println("lake-etl: " + line));
            System.exit(USER_ERROR);
        }
    }

    private static void run(Args args, StreamExecutionEnvironment environment) {
        System.out.println(
                switch (args.mode()) {
                    case PRINT_INIT -> EtlJob.init(args);
                    case DRY_RUN -> EtlJob.explain(args, environment);
                    case RUN, REBUILD -> "submitted job "
                            + EtlJob.submit(args, environment).getJobID();
                });
    }
}
