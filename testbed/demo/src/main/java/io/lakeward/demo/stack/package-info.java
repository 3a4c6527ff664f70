// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** What the demo runs and how each piece is started: servers, Flink, Spark, the three jobs. */
package io.lakeward.demo.stack;
