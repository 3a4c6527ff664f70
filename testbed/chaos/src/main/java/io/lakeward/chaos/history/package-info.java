// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** What must hold of the records on the topic, whatever happened. */
package io.lakeward.chaos.history;
