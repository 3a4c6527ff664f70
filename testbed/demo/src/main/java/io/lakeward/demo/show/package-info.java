// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** What the demo prints. */
package io.lakeward.demo.show;
