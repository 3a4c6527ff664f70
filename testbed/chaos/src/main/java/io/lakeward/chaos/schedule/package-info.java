// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** What happens in a run and when, from a seed. No I/O. */
package io.lakeward.chaos.schedule;
