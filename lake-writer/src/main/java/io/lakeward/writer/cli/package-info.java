// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** The command line of the job. */
package io.lakeward.writer.cli;
