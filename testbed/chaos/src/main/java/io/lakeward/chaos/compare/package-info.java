// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** What the lake must hold, and how it differs. */
package io.lakeward.chaos.compare;
