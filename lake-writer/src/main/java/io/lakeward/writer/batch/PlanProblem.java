// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import java.util.List;

/** Table info does not fit a table that is seen for the first time, or that has changed. Nothing may be written then. */
record PlanProblem(List<String> problems) implements BatchItem, BatchSummary.Part {}
