// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** Whether what was written equals the table. */
package io.lakeward.bench.check;
