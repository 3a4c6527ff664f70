// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** The statements of a transaction, from its seed. No I/O. */
package io.lakeward.chaos.workload;
