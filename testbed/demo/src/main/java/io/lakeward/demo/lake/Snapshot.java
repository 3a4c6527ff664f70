// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.lake;

import io.lakeward.demo.table.Table;
import java.time.Instant;

/** What a lake table held since its latest commit became visible. */
public record Snapshot(Table table, Instant visible) {}
