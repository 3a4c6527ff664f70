// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.producer.CdcProducer;
import io.lakeward.testbed.deploy.Submission;
import io.lakeward.testbed.deploy.Submissions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What deploy/ and the READMEs would start is what this job understands. */
class DeployedArgumentsTest {
    @TempDir
    private Path folder;

    static List<Submission> submissions() throws IOException {
        return Submissions.of(Path.of("..").toAbsolutePath().normalize(), "cdc-producer.jar");
    }

    @ParameterizedTest
    @MethodSource("submissions")
    void isAccepted(Submission submission) throws Exception {
        String file = Files.writeString(folder.resolve("password"), "secret").toString();
        assertThat(submission.mainClass()).isEqualTo(CdcProducer.class.getName());
        assertThat(ArgsReader.read(
                        submission.argumentsWithPasswordIn(file), Map.of(ArgsReader.PASSWORD_VARIABLE, "secret")))
                .hasValueSatisfying(args -> {
                    assertThat(args.topic()).isEqualTo("lakeward");
                    assertThat(args.password()).isEqualTo(new Secret("secret"));
                });
    }
}
