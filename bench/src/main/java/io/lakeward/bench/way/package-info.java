// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** The ways from MySQL into a lake: ours, the peer's, and the floor. */
package io.lakeward.bench.way;
