// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** The random tables: their columns, what they hold, and what of it the lake must show. No I/O. */
package io.lakeward.chaos.schema;
