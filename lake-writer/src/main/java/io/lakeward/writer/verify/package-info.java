// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** Compares the lake with its source while both are live. */
package io.lakeward.writer.verify;
