// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** A MySQL-compatible server for tests and the demo: the embedded one, or one that runs already. */
package io.lakeward.testbed.mysql;
