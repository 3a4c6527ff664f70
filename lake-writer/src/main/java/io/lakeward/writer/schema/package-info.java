// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** Decides what a lake table looks like: MySQL types to Avro types, and how a table follows its source. No I/O. */
package io.lakeward.writer.schema;
