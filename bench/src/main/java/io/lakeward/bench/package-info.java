// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** The command bench: measures us against others on the same work, and checks both before a time counts. */
package io.lakeward.bench;
