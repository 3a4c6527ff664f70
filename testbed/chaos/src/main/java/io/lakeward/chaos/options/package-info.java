// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** What the command was asked for. */
package io.lakeward.chaos.options;
