// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** Processes of our own: starting, watching and stopping them, and waiting for conditions. */
package io.lakeward.demo.process;
