// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.etl.LakeEtl;
import io.lakeward.testbed.deploy.Submission;
import io.lakeward.testbed.deploy.Submissions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What deploy/ and the READMEs would start is what this job understands. */
class DeployedArgumentsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    static List<Submission> submissions() throws IOException {
        return Submissions.of(ROOT, "lake-etl.jar");
    }

    @ParameterizedTest
    @MethodSource("submissions")
    void isAccepted(Submission submission) {
        assertThat(submission.mainClass()).isEqualTo(LakeEtl.class.getName());
        assertThat(ArgsParser.parse(submission.arguments().toArray(String[]::new)))
                .hasValueSatisfying(args -> {
                    assertThat(args.mode()).isIn(Mode.RUN, Mode.REBUILD);
                    assertThat(args.files()).isNotEmpty().allSatisfy(file -> assertThat(
                                    ROOT.resolve("conf/etl/demo").resolve(file.getFileName()))
                            .exists());
                });
    }
}
