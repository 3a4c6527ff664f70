// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** Tables that are left aside for a while, because they cannot be written: which, since when, why, and from where on. */
package io.lakeward.writer.park;
