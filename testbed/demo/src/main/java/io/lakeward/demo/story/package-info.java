// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** The changes the demo makes, what must be equal after each, and playing them. */
package io.lakeward.demo.story;
