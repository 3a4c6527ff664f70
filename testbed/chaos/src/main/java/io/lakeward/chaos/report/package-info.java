// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** What a run comes to. */
package io.lakeward.chaos.report;
