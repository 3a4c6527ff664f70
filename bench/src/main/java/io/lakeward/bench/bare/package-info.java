// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** What runs in the cluster in our place: the connector alone. */
package io.lakeward.bench.bare;
