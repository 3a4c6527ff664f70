// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import io.lakeward.producer.cli.Args;
import io.lakeward.producer.cli.ArgsReader;
import io.lakeward.producer.cli.UserMistake;
import io.lakeward.producer.preflight.MadeTopic;
import io.lakeward.producer.preflight.Preflight;
import io.lakeward.producer.preflight.Report;
import io.lakeward.producer.source.ColumnSelection;
import io.lakeward.producer.source.TableSelection;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Stage 1: carries every change of whole MySQL databases into one Kafka topic. */
@SuppressWarnings("SystemOut")
public final class CdcProducer {
    private static final int USER_MISTAKE = 2;

    private CdcProducer() {}

    /** Any other exception goes to Flink's client, which prints it and ends with exit code 1. */
    public static void main(String[] arguments) throws Exception {
        try {
            run(arguments, System.getenv());
        } catch (UserMistake e) {
            e.problems().forEach(problem -> System.err.println("cdc-producer: " + problem));
            System.exit(USER_MISTAKE);
        }
    }

    private static void run(String[] arguments, Map<String, String> environment) throws Exception {
        Optional<Args> args = ArgsReader.read(arguments, environment);
        if (args.isPresent() && args.get().checkOnly()) {
            check(args.get());
        } else if (args.isPresent()) {
            StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
            prepare(env, args.get());
            env.execute(ProducerJob.name(args.get()));
        }
    }

    /** Needs no cluster. */
    private static void check(Args args) throws UserMistake {
        Report report = Preflight.report(args, selection(args), JobIdentity.another());
        report.table().forEach(System.out::println);
        if (!report.problems().isEmpty()) {
            System.exit(USER_MISTAKE);
        }
    }

    /** Checks what the user asked for, and builds the job that does it. */
    static void prepare(StreamExecutionEnvironment env, Args args) throws UserMistake {
        TableSelection selection = selection(args);
        String job = JobIdentity.of(env.getConfiguration());
        Report report = Preflight.report(args, selection, job);
        report.warnings().forEach(warning -> System.err.println("cdc-producer: WARNING: " + warning));
        if (!report.problems().isEmpty()) {
            throw new UserMistake(report.problems());
        }
        MadeTopic topic = Preflight.createTopic(args, job, report.isLockGiven());
        Preflight.createRequestTopic(args)
                .ifPresent(warning -> System.err.println("cdc-producer: WARNING: " + warning));
        ProducerJob.build(env, args, selection, topic, System.currentTimeMillis());
    }

    private static TableSelection selection(Args args) throws UserMistake {
        try {
            ColumnSelection.of(args);
            return TableSelection.of(args);
        } catch (IllegalArgumentException e) {
            throw new UserMistake(e.getMessage());
        }
    }
}
