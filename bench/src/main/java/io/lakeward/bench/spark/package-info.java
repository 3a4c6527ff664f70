// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** Runs in processes of its own, on Spark's class path: reading a lake, and the floor. */
package io.lakeward.bench.spark;
