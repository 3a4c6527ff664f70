// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogTailTest {

    private static final LogTail TAIL = new LogTail(List.of(
            "10:00 INFO  all is well, Errors: 0",
            "10:01 ERROR o.a.X it broke",
            "java.lang.IllegalStateException: no",
            "\tat io.lakeward.X.y(X.java:1)",
            "Caused by: java.io.IOException: disk"));

    @Test
    void errorsAreTheLinesThatSpeakOfTrouble() {
        assertThat(TAIL.errors(5))
                .containsExactly(
                        "10:01 ERROR o.a.X it broke",
                        "java.lang.IllegalStateException: no",
                        "Caused by: java.io.IOException: disk");
    }

    @Test
    void onlyTheLastOnesAreTaken() {
        assertThat(TAIL.errors(1)).containsExactly("Caused by: java.io.IOException: disk");
        assertThat(TAIL.last(1)).containsExactly("Caused by: java.io.IOException: disk");
    }
}
