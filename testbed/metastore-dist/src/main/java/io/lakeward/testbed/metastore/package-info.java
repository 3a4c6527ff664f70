// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** A Hive metastore for tests. */
package io.lakeward.testbed.metastore;
