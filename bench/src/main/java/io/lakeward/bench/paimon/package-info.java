// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** Whether Paimon makes the right tables of a topic that our producer writes. */
package io.lakeward.bench.paimon;
