// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** What stands in MySQL. */
package io.lakeward.demo.source;
