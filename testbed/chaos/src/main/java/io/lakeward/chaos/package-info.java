// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** The command chaos: a seeded random workload through the real pipeline, compared with MySQL at fences. */
package io.lakeward.chaos;
