// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** Plays a schedule: clients, processes, fences. */
package io.lakeward.chaos.run;
