// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** Runs in a JVM with Spark and the writer's jar. */
package io.lakeward.bench.codec.parse;
