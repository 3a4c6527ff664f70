// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** What stands on the command line, checked before anything starts. */
package io.lakeward.demo.options;
