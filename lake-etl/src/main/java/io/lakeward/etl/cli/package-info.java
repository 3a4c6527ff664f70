// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.

/** What the user types to start the job. */
package io.lakeward.etl.cli;
