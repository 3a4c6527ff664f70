// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import java.util.UUID;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.apache.flink.configuration.ReadableConfig;

/** Which job it is, as the lock of the topic tells. */
final class JobIdentity {
    private JobIdentity() {}

    /** Where Flink runs main again when it has recovered the job, it gives the job the same id each time. */
    static String of(ReadableConfig configuration) {
        return configuration
                .getOptional(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID)
                .orElseGet(JobIdentity::another);
    }

    /** One that no running job has. */
    static String another() {
        return UUID.randomUUID().toString();
    }
}
