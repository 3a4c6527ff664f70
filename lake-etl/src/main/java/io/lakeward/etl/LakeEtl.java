// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl;

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
                    .map(args -> EtlJob.submit(args, StreamExecutionEnvironment.getExecutionEnvironment()))
                    .ifPresent(job -> System.out.println("submitted job " + job.getJobID()));
        } catch (UserError e) {
            System.err.println("lake-etl: " + e.getMessage());
            System.exit(USER_ERROR);
        }
    }
}
