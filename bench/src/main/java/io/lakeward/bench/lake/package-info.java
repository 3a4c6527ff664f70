// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** The workloads from MySQL to the lake, and by whom each is done in turn. */
package io.lakeward.bench.lake;
