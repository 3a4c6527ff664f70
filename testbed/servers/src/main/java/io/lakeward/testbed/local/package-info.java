// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** What every server of the test bed needs from this machine: a port, a folder, a command line. */
package io.lakeward.testbed.local;
