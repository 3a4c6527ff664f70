// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** What stands in the lake, read through Spark as a user would. */
package io.lakeward.demo.lake;
