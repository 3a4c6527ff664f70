// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** A Hudi table of the lake: opened, created, evolved and written to. */
package io.lakeward.writer.table;
