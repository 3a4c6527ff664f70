// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** What Spark's reporters show of the writer. */
package io.lakeward.writer.metrics;
