// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** What was seen, and how it is told. Free of I/O. */
package io.lakeward.writer.status.report;
