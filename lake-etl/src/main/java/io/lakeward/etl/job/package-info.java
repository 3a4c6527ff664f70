// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.

/** One streaming job out of all statements, refused as a whole when one of them is wrong. */
package io.lakeward.etl.job;
