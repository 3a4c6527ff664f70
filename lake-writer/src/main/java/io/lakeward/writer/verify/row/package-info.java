// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** Rows of both sides in one form: their texts, what these add up to, and how a table is cut into ranges. No I/O. */
package io.lakeward.writer.verify.row;
