// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.testbed.deploy.Submission;
import io.lakeward.testbed.deploy.Submissions;
import io.lakeward.writer.LakeWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What deploy/ and the READMEs would start is what this job understands. */
class DeployedArgumentsTest {
    static List<Submission> submissions() throws IOException {
        return Submissions.of(Path.of("..").toAbsolutePath().normalize(), "lake-writer.jar");
    }

    @ParameterizedTest
    @MethodSource("submissions")
    void isAccepted(Submission submission) {
        assertThat(submission.mainClass()).isEqualTo(LakeWriter.class.getName());
        WriterArgs args = WriterCommandLine.parse(submission.arguments(), Map.of());
        assertThat(args.topic().name()).isEqualTo("lakeward");
        assertThat(args.lake().path()).endsWith("/lake");
        assertThat(args.notices()).isEmpty();
    }
}
