// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** The work: the rows, when the clock starts, when it stops. */
package io.lakeward.bench.workload;
