// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.

/** Stage 3: live derived tables, written as plain Flink SQL over the tables of the lake. */
package io.lakeward.etl;
