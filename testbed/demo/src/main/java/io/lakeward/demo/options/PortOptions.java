// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.options;

import java.util.Optional;

/** The ports the user wants; any free one where nothing is said. */
public record PortOptions(
        Optional<Integer> mysql, Optional<Integer> kafka, Optional<Integer> flink, Optional<Integer> spark) {

    static PortOptions from(Arguments arguments) {
        return new PortOptions(
                arguments.port("--mysql-port"),
                arguments.port("--kafka-port"),
                arguments.port("--flink-port"),
                arguments.port("--spark-port"));
    }
}
