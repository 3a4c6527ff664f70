// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.status;

import io.lakeward.writer.LakeAccess;
import io.lakeward.writer.cli.HelpRequest;
import io.lakeward.writer.cli.StatusArgs;
import io.lakeward.writer.cli.StatusCommandLine;
import io.lakeward.writer.cli.UsageException;
import io.lakeward.writer.status.report.HtmlStatus;
import io.lakeward.writer.status.report.JsonStatus;
import io.lakeward.writer.status.report.Status;
import io.lakeward.writer.status.report.TextStatus;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.hudi.storage.StorageConfiguration;
import org.apache.kafka.common.KafkaException;

/**
 * Says how the pipeline is. Exit code 0 tells that all is well, 1 that something should be looked at or could not be,
 * 2 a mistake of the user's.
 */
@SuppressWarnings("SystemOut")
public final class StatusCommand {
    private static final int USER_MISTAKE = 2;
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private StatusCommand() {}

    public static void main(String[] arguments) throws IOException {
        int exitCode = 1;
        try {
            exitCode = run(StatusCommandLine.parse(List.of(arguments)), LakeAccess.storage(), System.out);
        } catch (HelpRequest e) {
            return;
        } catch (UsageException e) {
            System.err.println("lakeward status: " + e.getMessage());
            exitCode = USER_MISTAKE;
        } catch (KafkaException e) {
            System.err.println("lakeward status: " + lost(e));
        }
        System.exit(exitCode);
    }

    /** @return the exit code */
    public static int run(StatusArgs args, StorageConfiguration<?> storage, PrintStream out) throws IOException {
        String topicId = LakeAccess.requireTopic(args.kafka(), args.topic());
        try (StatusLook look =
                new StatusLook(args, storage, topicId, args.html().isPresent())) {
            Status status = tell(look.look(), args, out);
            while (args.watch()) {
                LockSupport.parkNanos(BETWEEN.toNanos());
                out.println();
                try {
                    status = tell(look.look(), args, out);
                } catch (KafkaException e) {
                    // They may come back.
                    out.println(lost(e));
                }
            }
            return status.isWell() ? 0 : 1;
        }
    }

    private static Status tell(Status status, StatusArgs args, PrintStream out) throws IOException {
        out.print(TextStatus.of(status));
        if (args.html().isPresent()) {
            Files.writeString(
                    Path.of(args.html().get()), HtmlStatus.of(status, args.watch() ? BETWEEN : Duration.ZERO));
        }
        if (args.json()) {
            out.println(JsonStatus.of(status));
        }
        return status;
    }

    private static String lost(KafkaException failure) {
        return "The Kafka brokers of --brokerList must answer, but did not: " + failure.getMessage();
    }
}
