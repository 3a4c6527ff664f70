// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** Tables as values, and whether two of them are equal. No I/O. */
package io.lakeward.demo.table;
