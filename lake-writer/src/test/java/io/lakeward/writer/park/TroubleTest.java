// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.park;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.writer.table.StopException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

class TroubleTest {
    @Test
    void whatOneTableCannotHelpIsTheJobs() {
        assertThat(Trouble.isOfTheJob(wrapped(new StopException("another writer has the lake"))))
                .isTrue();
        assertThat(Trouble.isOfTheJob(wrapped(new OutOfMemoryError()))).isTrue();
        assertThat(Trouble.isOfTheJob(wrapped(new NoClassDefFoundError()))).isTrue();
        assertThat(Trouble.isOfTheJob(wrapped(new InterruptedException()))).isTrue();
        assertThat(Trouble.isOfTheJob(wrapped(new SparkException("Job 7 cancelled part of cancelled job group x"))))
                .isTrue();
    }

    @Test
    void whatOneTableMayHaveIsItsOwn() {
        assertThat(Trouble.isOfTheJob(new UncheckedIOException(new IOException("Permission denied"))))
                .isFalse();
        assertThat(Trouble.isOfTheJob(wrapped(new NullPointerException()))).isFalse();
        assertThat(Trouble.isOfTheJob(new SparkException("Job aborted due to stage failure")))
                .isFalse();
    }

    @Test
    void whatMostTablesHaveIsTheJobs() {
        assertThat(Trouble.isOfTheJob(1, 1)).isFalse();
        assertThat(Trouble.isOfTheJob(2, 2)).isFalse();
        assertThat(Trouble.isOfTheJob(3, 4)).isTrue();
        assertThat(Trouble.isOfTheJob(3, 6)).isFalse();
        assertThat(Trouble.isOfTheJob(50, 99)).isTrue();
    }

    private static Throwable wrapped(Throwable cause) {
        return new IllegalStateException("The commit failed", new RuntimeException(cause));
    }
}
