// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import io.lakeward.event.TableId;

/** What the preflight has to know of a table. */
record TableFacts(TableId id, boolean hasPrimaryKey) {}
