// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.junit.jupiter.api.Test;

class JobIdentityTest {
    @Test
    void mainThatIsRunAgainBuildsTheSameJob() {
        Configuration fixed = new Configuration();
        fixed.set(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID, "00000000e5b3d0f10000000000000000");

        assertThat(JobIdentity.of(fixed)).isEqualTo(JobIdentity.of(fixed));
    }

    @Test
    void everyOtherSubmissionIsAnotherJob() {
        Configuration free = new Configuration();

        assertThat(JobIdentity.of(free)).isNotEqualTo(JobIdentity.of(free));
    }
}
