// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** Processes, and what they cost. */
package io.lakeward.bench.run;
