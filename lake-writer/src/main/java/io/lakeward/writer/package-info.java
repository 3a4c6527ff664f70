// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** Stage 2: the topic into upserting Hudi tables, one Spark Structured Streaming job for all tables. */
package io.lakeward.writer;
