// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** What was measured, as a table and as JSON. */
package io.lakeward.bench.report;
