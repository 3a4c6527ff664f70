// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** Runs in a process that has Paimon's class path. */
package io.lakeward.bench.paimon.reader;
