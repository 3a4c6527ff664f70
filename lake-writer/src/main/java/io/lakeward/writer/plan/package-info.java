// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** Table info applied to the columns of a source table: what its rows are in the lake, and where. */
package io.lakeward.writer.plan;
