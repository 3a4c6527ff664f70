// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** How a command ends when it does not end well. */
package io.lakeward.demo.outcome;
