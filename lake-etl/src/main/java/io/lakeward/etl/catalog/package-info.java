// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.

/** The lake as a Flink catalog: its tables are known by their own metadata, derived tables get options that keep them exact. */
package io.lakeward.etl.catalog;
