// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** The {@code lakeward} command: its sub-commands, and how they end. */
package io.lakeward.demo;
