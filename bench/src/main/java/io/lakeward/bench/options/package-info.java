// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** What stands on the command line of bench. */
package io.lakeward.bench.options;
