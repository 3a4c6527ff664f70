// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** The demo's folder: what is ours in it, and which processes were started from it. */
package io.lakeward.demo.work;
